package engine_test

import (
	"testing"
	"testing/fstest"

	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

// A package that another one's types have in their fields can be imported beside it.
func TestPackageInFields(t *testing.T) {
	for _, order := range []string{
		"\"github.com/nfrun/nfrun/plugins/webserver\"\n\t\"github.com/nfrun/nfrun/scope\"",
		"\"github.com/nfrun/nfrun/scope\"\n\t\"github.com/nfrun/nfrun/plugins/webserver\"",
	} {
		e, err := engine.New("", append(scriptplugin.Plugin.Packages, webserverplugin.Plugin.Packages...))
		if err != nil {
			t.Fatal(err)
		}
		src := "package main\n\nimport (\n\t" + order + "\n)\n\nfunc main() { _, _ = webserver.Listen, scope.New }\n"
		if _, err := e.Load(fstest.MapFS{"main.go": {Data: []byte(src)}}, nil); err != nil {
			t.Errorf("%s: %v", order, err)
		}
	}
}
