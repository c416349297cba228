package engine_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine"
)

// hosts numbers the packages below: a process binds a path once.
var hosts atomic.Int32

// host is a package for scripts to talk to the test. Its path takes the place of example.com/host in the script, which is returned as a folder.
func host(src string, said *[]string, hook func()) ([]*plugin.Package, fs.FS) {
	path := fmt.Sprintf("example.com/host%d", hosts.Add(1))
	src = strings.Replace(src, "example.com/host", path, 1)
	return []*plugin.Package{{Path: path, Name: "host", Load: func() *plugin.Symbols {
		return &plugin.Symbols{Funcs: []plugin.Symbol{
			{Name: "Say", Value: func(v ...any) { *said = append(*said, fmt.Sprint(v...)) }},
			{Name: "Hook", Value: func() {
				if hook != nil {
					hook()
				}
			}},
			{Name: "Try", Value: func(f func()) {
				defer func() {
					if r := recover(); r != nil {
						*said = append(*said, engine.Explain(r).Error()+"\n"+engine.Explain(r).Stack())
					}
				}()
				f()
			}},
			{Name: "Call", Value: func(f func(context.Context, []byte) error, n int) {
				for range n {
					if err := f(context.Background(), nil); err != nil {
						panic(err)
					}
				}
			}},
		}}
	}}}, fstest.MapFS{"main.go": {Data: []byte(src)}}
}

// keepFlags restores what running a script changes in the process.
func keepFlags(t testing.TB) {
	args, flags := os.Args, flag.CommandLine
	t.Cleanup(func() { os.Args, flag.CommandLine = args, flags })
}

// interpret runs a script in this process with both engines, which must say the same.
func interpret(t *testing.T, o *engine.Options, hook func(), src string) []string {
	t.Helper()
	keepFlags(t)
	var all [2][]string
	for i, name := range engine.Engines() {
		packages, script := host(src, &all[i], hook)
		e, err := engine.New(name, packages)
		if err != nil {
			t.Fatal(err)
		}
		p, err := e.Load(script, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if exit, err := p.Run(); exit != 0 || err != nil {
			t.Fatalf("%s: exit %d, %v", name, exit, err)
		}
	}
	if diff := cmp.Diff(all[0], all[1]); diff != "" {
		t.Errorf("engines differ (-ixgo +yaegi):\n%s", diff)
	}
	return all[0]
}

func TestOverrides(t *testing.T) {
	var slept time.Duration
	o := &engine.Options{Overrides: map[string]any{
		"time.Sleep":              func(d time.Duration) { slept += d },
		"net.Listen":              func(network, address string) (net.Listener, error) { return nil, errors.New("held " + address) },
		"net/http.ListenAndServe": func(addr string, h http.Handler) error { return errors.New("served " + addr) },
	}}
	got := interpret(t, o, nil, `package main

import (
	"net"
	"net/http"
	"time"

	"example.com/host"
)

func main() {
	time.Sleep(time.Hour)
	_, err := net.Listen("tcp", ":1")
	host.Say(err)
	host.Say(http.ListenAndServe(":2", nil))
	sleep := time.Sleep
	sleep(time.Minute)
}
`)
	if diff := cmp.Diff([]string{"held :1", "served :2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := 2 * (time.Hour + time.Minute); slept != want {
		t.Errorf("slept %v, want %v", slept, want)
	}
}

func TestMethodOverride(t *testing.T) {
	keepFlags(t)
	var said []string
	packages, script := host(`package main

import (
	"net/http"

	"example.com/host"
)

type server struct{ *http.Server }

func main() {
	s := &http.Server{Addr: ":1"}
	host.Say(s.ListenAndServe())
	f := s.ListenAndServe
	host.Say(f())
	host.Say(server{s}.ListenAndServe())
}
`, &said, nil)
	e, err := engine.New("ixgo", packages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.Load(script, &engine.Options{Overrides: map[string]any{
		"(*net/http.Server).ListenAndServe": func(s *http.Server) error { return errors.New("served " + s.Addr) },
	}})
	if err != nil {
		t.Fatal(err)
	}
	if exit, err := p.Run(); exit != 0 || err != nil {
		t.Fatal(exit, err)
	}
	if diff := cmp.Diff([]string{"served :1", "served :1", "served :1"}, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestArgs(t *testing.T) {
	got := interpret(t, &engine.Options{Args: []string{"demo", "-n", "3", "x"}}, nil, `package main

import (
	"flag"
	"os"

	"example.com/host"
)

func main() {
	n := flag.Int("n", 1, "")
	flag.Parse()
	host.Say(os.Args, *n, flag.Args())
}
`)
	if diff := cmp.Diff([]string{"[demo -n 3 x] 3 [x]"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStacks(t *testing.T) {
	keepFlags(t)
	want := [][]engine.Frame{
		{{Func: "main.look", File: "main.go", Line: 6}, {Func: "main.main", File: "main.go", Line: 18}},
		{{Func: "main.wait", File: "main.go", Line: 11}},
	}
	var said []string
	var got [][]engine.Frame
	packages, script := host(`package main

import "example.com/host"

func look() {
	host.Hook()
}

func wait(c chan int) {
	c <- 1
	<-c
}

func main() {
	c := make(chan int)
	go wait(c)
	<-c
	look()
	c <- 1
}
`, &said, func() { // called by main.look; the other goroutine arrives when it does
		for deadline := time.Now().Add(5 * time.Second); !cmp.Equal(want, got) && time.Now().Before(deadline); runtime.Gosched() {
			got = slices.Collect(maps.Values(engine.Stacks()))
			slices.SortFunc(got, func(a, b []engine.Frame) int { return len(b) - len(a) })
		}
	})
	e, err := engine.New("", packages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.Load(script, nil)
	if err != nil {
		t.Fatal(err)
	}
	if exit, err := p.Run(); exit != 0 || err != nil {
		t.Fatal(exit, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Compiled code, such as a schedule, recovers the panics of a script's functions and goes on.
func TestExplainInCompiledCode(t *testing.T) {
	keepFlags(t)
	var said []string
	packages, script := host(`package main

import (
	"net/http"
	"sort"

	"example.com/host"
)

func less(i, j int) bool {
	panic(http.ErrAbortHandler)
}

func run() {
	s := []int{1, 2}
	sort.Slice(s, less)
}

func main() {
	for range 3 {
		host.Try(run)
	}
	host.Try(func() { host.Try(run); var p *int; *p = 1 })
}
`, &said, nil)
	e, err := engine.New("", packages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.Load(script, nil)
	if err != nil {
		t.Fatal(err)
	}
	if exit, err := p.Run(); exit != 0 || err != nil {
		t.Fatal(exit, err)
	}
	inLess := "panic: net/http: abort Handler (main.go:11)\nmain.less\n\tmain.go:11\nmain.run\n\tmain.go:16\n"
	want := []string{
		inLess + "main.main\n\tmain.go:21\n",
		inLess + "main.main\n\tmain.go:21\n",
		inLess + "main.main\n\tmain.go:21\n",
		inLess + "main.main.func1\n\tmain.go:23\nmain.main\n\tmain.go:23\n",
		"panic: runtime error: invalid memory address or nil pointer dereference (main.go:23)\nmain.main.func1\n\tmain.go:23\nmain.main\n\tmain.go:23\n",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A script may have many types with methods.
func TestManyMethods(t *testing.T) {
	keepFlags(t)
	var src strings.Builder
	src.WriteString("package main\n\nimport (\n\t\"fmt\"\n\n\t\"example.com/host\"\n)\n")
	for i := range 300 {
		fmt.Fprintf(&src, "\ntype T%d struct{ n int }\n\nfunc (t T%d) String() string { return fmt.Sprint(t.n) }\n", i, i)
		for m := range 10 {
			fmt.Fprintf(&src, "func (t *T%d) M%d() int { return t.n + %d }\n", i, m, m)
		}
	}
	src.WriteString("\nfunc main() { host.Say(T299{7}, (&T150{1}).M9()) }\n")
	var said []string
	packages, script := host(src.String(), &said, nil)
	e, err := engine.New("", packages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.Load(script, nil)
	if err != nil {
		t.Fatal(err)
	}
	if exit, err := p.Run(); exit != 0 || err != nil {
		t.Fatal(exit, err)
	}
	if diff := cmp.Diff([]string{"7 10"}, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknownEngine(t *testing.T) {
	if _, err := engine.New("lua", nil); err == nil {
		t.Error("no error")
	}
}

// The engine reaches into ixgo; another version would leave faults without places.
func TestKnowsInterpreter(t *testing.T) {
	if err := engine.Supported(); err != nil {
		t.Error(err)
	}
}
