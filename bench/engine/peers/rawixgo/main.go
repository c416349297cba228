// Command rawixgo runs a Go program with the library ixgo by itself.
package main

import (
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/goplus/ixgo"
	_ "github.com/goplus/ixgo/pkg" // the whole standard library, as nfrun has it
	_ "github.com/goplus/reflectx/icall/icall1024"

	"github.com/nfrun/nfrun/bench/engine/host"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: rawixgo run|load FILE")
		os.Exit(2)
	}
	ixgo.RegisterPackage(&ixgo.Package{
		Name:  "host",
		Path:  host.Path,
		Deps:  map[string]string{"context": "context"},
		Funcs: map[string]reflect.Value{"Handle": reflect.ValueOf(host.Handle)},
	})
	exit, err := run(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		exit = max(exit, 1)
	}
	os.Exit(exit)
}

func run(mode, file string) (int, error) {
	start := time.Now()
	ctx := ixgo.NewContext(0)
	pkg, err := ctx.LoadFile(file, nil)
	if err != nil {
		return 1, err
	}
	interp, err := ctx.NewInterp(pkg)
	if err != nil {
		return 1, err
	}
	if mode == "load" {
		fmt.Println("loaded", time.Since(start).Nanoseconds())
		return 0, nil
	}
	return ctx.RunInterp(interp, file, nil)
}
