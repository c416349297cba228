// Command gopherlua runs a Lua program that defines run.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	lua "github.com/yuin/gopher-lua"

	"github.com/nfrun/nfrun/bench/engine/host"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gopherlua run|load FILE")
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
	l := lua.NewState(lua.Options{RegistryMaxSize: 1 << 20}) // table.concat needs an entry for each part
	defer l.Close()
	start := time.Now()
	program, err := l.Load(strings.NewReader(string(src)), file)
	if err != nil {
		return err
	}
	if mode == "load" {
		fmt.Println("loaded", time.Since(start).Nanoseconds())
		return nil
	}
	l.SetGlobal("handle", l.NewFunction(func(l *lua.LState) int {
		f := l.CheckFunction(1)
		for range host.Calls {
			if err := l.CallByParam(lua.P{Fn: f, NRet: 1, Protect: true}, lua.LString(host.Message)); err != nil {
				l.RaiseError("%v", err)
			}
			l.Pop(1)
		}
		return 0
	}))
	l.Push(program)
	if err := l.PCall(0, 0, nil); err != nil {
		return err
	}
	start = time.Now()
	if err := l.CallByParam(lua.P{Fn: l.GetGlobal("run"), NRet: 1, Protect: true}); err != nil {
		return err
	}
	fmt.Println(l.Get(-1).String(), time.Since(start).Nanoseconds())
	return nil
}
