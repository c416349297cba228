package runtime_test

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/nfrun/nfrun/runtime"
)

// Each of these scripts is run beside a healthy one, which must go on
// answering; what happened must be known by kind, words and line.
var hostile = []struct {
	name   string
	source string
	toml   string
	states []runtime.State // where it may end up; empty: it lives on
	kind   string
	says   string // in the fault's message
	where  string // file:line; empty: not asked for
	call   bool   // a GET is needed to set it off
}{
	{
		name:   "panic-in-main",
		source: "package main\n\nfunc main() {\n\tpanic(\"boom\")\n}\n",
		states: crashed, kind: "panic", says: "boom", where: "main.go:4",
	},
	{
		name: "panic-in-handler", call: true,
		source: `package main

import (
	"context"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	return webserver.Serve(ctx, "127.0.0.1:0", http.HandlerFunc(handle), nil)
}

func handle(w http.ResponseWriter, r *http.Request) {
	var m map[string]int
	m["x"]++
}
`,
		kind: "panic", says: "assignment to entry in nil map", where: "main.go:19",
	},
	{
		name: "panic-in-goroutine",
		source: `package main

func main() {
	go func() {
		var p *struct{ x int }
		p.x = 1
	}()
	select {}
}
`,
		states: crashed, kind: "panic", says: "nil pointer", where: "main.go:6",
	},
	{
		name: "panic-in-schedule",
		source: `package main

import (
	"context"
	"time"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	return script.Every(ctx, 10*time.Millisecond, func(ctx context.Context) error {
		panic("tick")
	})
}
`,
		kind: "panic", says: "tick", where: "main.go:14",
	},
	{
		name: "panic-in-timer",
		source: `package main

import "time"

func main() {
	time.AfterFunc(10*time.Millisecond, func() {
		panic("late")
	})
	select {}
}
`,
		states: crashed, says: "late",
	},
	{
		name:   "nil-map-write",
		source: "package main\n\nfunc main() {\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}\n",
		states: crashed, kind: "panic", says: "nil map", where: "main.go:5",
	},
	{
		name: "concurrent-map-writes",
		source: `package main

func main() {
	m := map[int]int{}
	for range 8 {
		go func() {
			for i := 0; ; i++ {
				m[i%10] = i
			}
		}()
	}
	select {}
}
`,
		states: crashed, says: "concurrent map writes", where: "main.go:8",
	},
	{
		name: "runaway-recursion",
		source: `package main

func deeper(n int) int {
	return deeper(n+1) + 1
}

func main() {
	println(deeper(0))
}
`,
		states: crashed, says: "stack overflow", where: "main.go:3",
	},
	{
		name:   "os-exit",
		source: "package main\n\nimport \"os\"\n\nfunc main() {\n\tos.Exit(3)\n}\n",
		states: crashed, kind: "exit", says: "exit status 3", where: "main.go:6",
	},
	{
		name: "error-from-run",
		source: `package main

import (
	"context"
	"errors"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(func(ctx context.Context) error { return errors.New("no sensor") }) }
`,
		states: crashed, kind: "error", says: "no sensor",
	},
	{
		name: "memory-without-end",
		source: `package main

var hoard [][]byte

func main() {
	for {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		hoard = append(hoard, b)
	}
}
`,
		states: crashed, says: "memory",
	},
	{
		name: "goroutines-without-end",
		source: `package main

func main() {
	for {
		go func() { select {} }()
	}
}
`,
		states: crashed,
	},
	{
		name: "files-without-end",
		source: `package main

import "os"

func main() {
	var open []*os.File
	for {
		f, err := os.Open("/etc/hosts")
		if err != nil {
			panic(err)
		}
		open = append(open, f)
	}
}
`,
		states: crashed, kind: "panic", says: "too many open files", where: "main.go:10",
	},
}

var crashed = []runtime.State{runtime.Failed, runtime.Backoff, runtime.Quarantined}

func TestHostileScriptsHurtOnlyThemselves(t *testing.T) {
	d := open(t, nil)
	healthy := deploy(t, d, "healthy", pages("healthy"))
	beat := steady(t, healthy)
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			before := runners(t)
			files := main1(h.source)
			if h.toml != "" {
				files["script.toml"] = []byte(h.toml)
			}
			if _, err := d.Deploy(t.Context(), h.name, files, nil); err != nil {
				t.Fatal(err)
			}
			if h.call {
				http.Get("http://" + address(t, d, h.name))
			}
			var st runtime.Status
			wait(t, "the fault is known", func() bool {
				st, _ = d.Script(h.name)
				return st.LastError != nil && (len(h.states) == 0 || slices.Contains(h.states, st.State))
			})
			f := st.LastError
			if h.kind != "" && f.Kind != h.kind {
				t.Errorf("kind %q, want %q (%v)", f.Kind, h.kind, f)
			}
			if !strings.Contains(f.Message, h.says) {
				t.Errorf("message %q does not say %q", f.Message, h.says)
			}
			if h.where != "" && f.Where() != h.where {
				t.Errorf("at %q, want %q (%v)", f.Where(), h.where, f.Frames)
			}
			if st.Action == "" {
				t.Error("nothing says what was done about it")
			}
			if !strings.Contains(logText(t, d, h.name), f.Message) {
				t.Error("the log does not say what happened")
			}
			if err := d.Remove(t.Context(), h.name); err != nil {
				t.Fatal(err)
			}
			wait(t, "no process is left behind", func() bool { return len(runners(t)) <= len(before) })
			beat.check(t)
		})
	}
}

// A script that does not stop when asked is killed after its grace.
func TestScriptsThatDoNotStopAreKilled(t *testing.T) {
	sources := map[string]string{
		"endless-loop": "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n",
		"deaf-goroutine": `package main

import (
	"context"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	go func() {
		for {
		}
	}()
	<-ctx.Done()
	return nil
}
`,
		"blocks-in-stop": `package main

import (
	"context"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	<-ctx.Done()
	select {}
}
`,
		"deaf-main": `package main

import (
	"context"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	for n := 0; ; n++ {
	}
}
`,
	}
	d := open(t, nil)
	healthy := deploy(t, d, "healthy", pages("healthy"))
	beat := steady(t, healthy)
	for name, source := range sources {
		t.Run(name, func(t *testing.T) {
			files := main1(source)
			files["script.toml"] = []byte("grace = \"300ms\"\n")
			if _, err := d.Deploy(t.Context(), name, files, nil); err != nil {
				t.Fatal(err)
			}
			st, err := d.Script(name)
			if err != nil || st.State != runtime.Running {
				t.Fatalf("state %s, %v; want running", st.State, err)
			}
			if st, err = d.Stop(t.Context(), name); err != nil || st.State != runtime.Stopped {
				t.Fatalf("state %s, %v; want stopped", st.State, err)
			}
			killed := name == "blocks-in-stop" || name == "deaf-main"
			if got := st.LastError != nil && st.LastError.Kind == "hang"; got != killed {
				t.Errorf("killed: %v, want %v (%v)", got, killed, st.LastError)
			}
			if killed && st.LastError != nil && st.LastError.Where() == "" {
				t.Error("nothing says where it hung")
			}
			if err := d.Remove(t.Context(), name); err != nil {
				t.Fatal(err)
			}
			beat.check(t)
		})
	}
}

// Printing without end fills neither the disk nor the supervisor.
func TestFillingStdoutIsBounded(t *testing.T) {
	d := open(t, nil)
	healthy := deploy(t, d, "healthy", pages("healthy"))
	beat := steady(t, healthy)
	source := "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t\tfmt.Println(\"line\", i)\n\t}\n}\n"
	if _, err := d.Deploy(t.Context(), "chatty", main1(source), nil); err != nil {
		t.Fatal(err)
	}
	wait(t, "its log is full", func() bool {
		return folderSize(t, d.data+"/state/scripts/chatty") > 1<<20
	})
	beat.check(t)
	if _, err := d.Stop(t.Context(), "chatty"); err != nil {
		t.Fatal(err)
	}
	if size := folderSize(t, d.data+"/state/scripts/chatty"); size > 8<<20 {
		t.Errorf("its log takes %d bytes", size)
	}
}

// A supervisor killed with SIGKILL takes its runners with it.
func TestRunnersDoNotOutliveTheSupervisor(t *testing.T) {
	data := t.TempDir()
	cmd := supervise(t, data)
	var pids []int
	wait(t, "the runners are up", func() bool {
		pids = children(cmd.Process.Pid)
		return len(pids) >= 2 // the script's and the spare
	})
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	for _, pid := range pids {
		wait(t, fmt.Sprintf("runner %d is gone", pid), func() bool {
			if syscall.Kill(pid, 0) != nil {
				return true
			}
			b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
			return err != nil || strings.Contains(string(b), ") Z ")
		})
	}
}
