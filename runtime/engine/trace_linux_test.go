package engine_test

import (
	"bufio"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/engine"
)

// traced returns a command that runs a script with a flight recorder.
func traced(t *testing.T, src string) (*exec.Cmd, *engine.Trace) {
	t.Helper()
	trace, err := engine.NewTrace()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := trace.Close(); err != nil {
			t.Error(err)
		}
	})
	cmd := command(t, "ixgo", script(t, map[string]string{"main.go": src}))
	cmd.Env = append(cmd.Env, "NFRUN_ENGINE_TEST_TRACE=1")
	cmd.ExtraFiles = []*os.File{trace.File()}
	return cmd, trace
}

// fatal returns what Go's runtime said last.
func fatal(stderr string) string {
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "fatal error: ") {
			return line
		}
	}
	return ""
}

func TestTraceConcurrentMapWrites(t *testing.T) {
	cmd, trace := traced(t, `package main

func write(m map[int]int) {
	for i := 0; ; i++ {
		m[i&7] = i
	}
}

func main() {
	m := map[int]int{}
	for range 4 {
		go write(m)
	}
	write(m)
}
`)
	start := time.Now()
	_, stderr, exit := runCmd(t, cmd)
	if exit != 2 || !strings.Contains(fatal(stderr), "concurrent map writes") {
		t.Fatalf("exit %d after %v, stderr %.300q", exit, time.Since(start), stderr)
	}
	f := trace.Fault(fatal(stderr))
	want := &engine.Fault{Kind: "fatal", Message: "concurrent map writes", Frames: []engine.Frame{{Func: "main.write", File: "main.go", Line: 5}}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Errorf("fault (-want +got):\n%s", diff)
	}
}

func TestTraceStackOverflow(t *testing.T) {
	cmd, trace := traced(t, `package main

type node struct{ next *node }

func (n *node) depth() int {
	return 1 + n.next.depth()
}

func main() {
	n := &node{}
	n.next = n
	println(n.depth())
}
`)
	start := time.Now()
	_, stderr, exit := runCmd(t, cmd)
	took := time.Since(start)
	if exit != 2 || !strings.HasPrefix(stderr, "fault: fatal: stack overflow\nat main.(*node).depth main.go:5\nat main.(*node).depth main.go:6\n") ||
		!strings.HasSuffix(stderr, "at main.(*node).depth main.go:6\nat main.main main.go:12\n") {
		t.Fatalf("exit %d after %v, stderr %.300q", exit, took, stderr)
	}
	t.Logf("ended after %v, %d MB", took, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss/1024)
	f := trace.Fault("stack overflow") // as if Go's runtime had been first
	want := []engine.Frame{{Func: "main.(*node).depth", File: "main.go", Line: 5}}
	if diff := cmp.Diff(want, f.Frames); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
}

// kill starts a script, waits until it has printed a line and its trace is as expected, kills it and returns the trace and what it explains.
func kill(t *testing.T, src string, until func(*engine.Trace) bool) (*engine.Trace, *engine.Fault) {
	t.Helper()
	cmd, trace := traced(t, src)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("%q, %v", line, err)
	}
	for deadline := time.Now().Add(10 * time.Second); !until(trace); runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("last %v, waiting %v", trace.Last(5), trace.Waiting(5))
		}
	}
	trace.Mark()
	cmd.Process.Kill()
	cmd.Wait()
	return trace, trace.Fault("")
}

func in(frames []engine.Frame, name string) bool { return len(frames) > 0 && frames[0].Func == name }

func TestTraceBusyLoop(t *testing.T) {
	trace, f := kill(t, `package main

import "fmt"

func spin() {
	x := 0
	for {
		x++
	}
}

func main() {
	fmt.Println("ready")
	spin()
}
`, func(tr *engine.Trace) bool { return in(tr.Last(1), "main.spin") && tr.Last(1)[0].Line > 5 })
	if f.Kind != "killed" || len(f.Frames) == 0 || f.Frames[0].Func != "main.spin" || f.Frames[0].Line < 7 || f.Frames[0].Line > 8 {
		t.Errorf("fault %+v", f)
	}
	if diff := cmp.Diff([]engine.Frame(nil), trace.Waiting(10)); diff != "" {
		t.Errorf("waiting (-want +got):\n%s", diff)
	}
}

func TestTraceEmptyLoop(t *testing.T) {
	_, f := kill(t, "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"ready\")\n\tfor {\n\t}\n}\n", func(tr *engine.Trace) bool {
		return len(tr.Last(1)) == 1 && tr.Last(1)[0].Line == 7
	})
	if f.Where() != "main.go:7" {
		t.Errorf("fault %+v", f)
	}
}

func TestTraceStuck(t *testing.T) {
	_, f := kill(t, `package main

import "fmt"

func wait(c chan int) int {
	return <-c
}

func main() {
	fmt.Println("ready")
	wait(make(chan int))
}
`, func(tr *engine.Trace) bool { return in(tr.Waiting(1), "main.wait") })
	if diff := cmp.Diff([]engine.Frame{{Func: "main.wait", File: "main.go", Line: 6}}, f.Frames); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
}
