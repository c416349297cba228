package main

import (
	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

// plugins is what scripts may import beside the standard library. What is not
// listed is not linked.
var plugins = []plugin.Plugin{
	scriptplugin.Plugin,
	webserverplugin.Plugin,
}
