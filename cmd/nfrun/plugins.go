package main

import (
	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
)

// plugins is what scripts may import beside the standard library. What is not
// listed is not linked.
var plugins = []plugin.Plugin{
	webserverplugin.Plugin,
}
