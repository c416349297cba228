package engine

import (
	"fmt"
	"net/rpc"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// rpcServers returns what stands in for the functions by which net/rpc takes the methods of a value: it calls them as compiled code by
// reflect.Method.Func, which for a type that the interpreter has made leads to no code.
func (p *ixgoProgram) rpcServers() map[string]any {
	register := func(s *rpc.Server, name string, receiver any) error {
		if p.code != nil {
			if _, ok := (*at[map[reflect.Type]map[string]*ssa.Function](unsafe.Pointer(p.interp), p.code.msets))[reflect.TypeOf(receiver)]; ok {
				return fmt.Errorf("rpc.Register: methods of a script's type %T can't serve net/rpc; serve net/http instead", receiver)
			}
		}
		if name == "" {
			return s.Register(receiver)
		}
		return s.RegisterName(name, receiver)
	}
	return map[string]any{
		"net/rpc.Register":               func(receiver any) error { return register(rpc.DefaultServer, "", receiver) },
		"net/rpc.RegisterName":           func(name string, receiver any) error { return register(rpc.DefaultServer, name, receiver) },
		"(*net/rpc.Server).Register":     func(s *rpc.Server, receiver any) error { return register(s, "", receiver) },
		"(*net/rpc.Server).RegisterName": func(s *rpc.Server, name string, receiver any) error { return register(s, name, receiver) },
	}
}
