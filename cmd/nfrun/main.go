// Command nfrun runs devices that are programmed by dropping Go source on
// them, and talks to such devices.
package main

import (
	"os"

	"github.com/nfrun/nfrun/runtime/runner"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "__runner" { // a script waits for this: nothing else comes first
		os.Exit(runner.Main(plugins))
	}
	a := newApp(os.Stdin, os.Stdout, os.Stderr)
	if len(os.Args) > 2 && os.Args[1] == testChild {
		os.Exit(a.runTests(os.Args[2], os.Args[3:]))
	}
	os.Exit(a.execute(os.Args[1:]))
}
