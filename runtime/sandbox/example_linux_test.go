package sandbox_test

import (
	"fmt"
	"os/exec"
	"strings"

	"github.com/nfrun/nfrun/runtime/sandbox"
)

// A supervisor starts a child that does not outlive it and that is held to
// its limits where the kernel has control groups.
func ExampleNewForker() {
	f := sandbox.NewForker()
	defer f.Close()
	g, err := sandbox.NewGroup("hello", &sandbox.Limits{Memory: 64 << 20, Processes: 64})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer g.Close() // also ends what the child left behind

	var out strings.Builder
	cmd := exec.Command("/bin/sh", "-c", "read x; echo $x")
	cmd.Stdout = &out
	in, err := cmd.StdinPipe()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := f.Start(cmd); err != nil {
		fmt.Println(err)
		return
	}
	if err := g.Add(cmd.Process.Pid); err != nil {
		fmt.Println(err)
	}
	fmt.Fprintln(in, "hello")
	fmt.Println(cmd.Wait(), out.String())
	// Output: <nil> hello
}
