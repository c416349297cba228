// Command goja runs a JavaScript program that defines run.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/dop251/goja"

	"github.com/nfrun/nfrun/bench/engine/host"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: goja run|load FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(mode, file string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	start := time.Now()
	p, err := goja.Compile(file, string(src), false)
	if err != nil {
		return err
	}
	if mode == "load" {
		fmt.Println("loaded", time.Since(start).Nanoseconds())
		return nil
	}
	vm := goja.New()
	if err := vm.Set("handle", func(f goja.Callable) error {
		for range host.Calls {
			if _, err := f(goja.Undefined(), vm.ToValue(string(host.Message))); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if _, err := vm.RunProgram(p); err != nil {
		return err
	}
	f, ok := goja.AssertFunction(vm.Get("run"))
	if !ok {
		return fmt.Errorf("%s: no function run", file)
	}
	start = time.Now()
	v, err := f(goja.Undefined())
	if err != nil {
		return err
	}
	fmt.Println(v.String(), time.Since(start).Nanoseconds())
	return nil
}
