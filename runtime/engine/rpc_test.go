package engine_test

import "testing"

// Compiled code can't call methods that it takes from a script's type by reflect.Method.Func, as net/rpc would: that ends in an error, not in a crash.
func TestRPCRefusesMethodsOfAScript(t *testing.T) {
	path := script(t, map[string]string{"main.go": `package main

import (
	"fmt"
	"net/rpc"
)

type Arith struct{}

func (*Arith) Double(n *int, reply *int) error { *reply = 2 * *n; return nil }

func main() {
	fmt.Println(rpc.Register(&Arith{}))
	fmt.Println(rpc.NewServer().RegisterName("X", &Arith{}))
}
`})
	stdout, stderr, exit := run(t, "ixgo", path)
	want := "rpc.Register: methods of a script's type *main.Arith can't serve net/rpc; serve net/http instead\n"
	if stdout != want+want || exit != 0 {
		t.Errorf("got %q, exit %d\n%s", stdout, exit, stderr)
	}
}
