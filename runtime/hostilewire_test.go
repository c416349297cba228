package runtime_test

import (
	"fmt"
	"net"
	goruntime "runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// forger is a script that takes the runner's own end of the conversation, and
// runs statements that speak over it with say and cry (bytes as they are).
func forger(statements string) store.Files {
	return with(main1(`package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

var keepAlive []*os.File

func wire() net.Conn {
	for fd := uintptr(3); fd < 40; fd++ {
		f := os.NewFile(fd, "fd")
		keepAlive = append(keepAlive, f)
		if c, err := net.FileConn(f); err == nil {
			if _, ok := c.(*net.UnixConn); ok {
				return c
			}
		}
	}
	panic("no wire")
}

var conn = wire()

func cry(b []byte) { conn.Write(b) }

func say(s string) {
	n := len(s)
	cry(append([]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}, s...))
}

// await waits for a file: until then, the runner has said what it has to.
func await(file string) {
	for {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

var _ = strings.Repeat

func main() {
	fmt.Println("forging")
	`+statements+`
	fmt.Println("forged")
	select {}
}
`), `grace = "200ms"`)
}

// A script that speaks for its runner harms itself only: the supervisor goes
// on, and the script can be looked at, stopped and removed.
func TestForgedMessagesDoNotHangTheSupervisor(t *testing.T) {
	once := func(kind, body string) string {
		return fmt.Sprintf("say(`{\"kind\":%q,\"body\":%s}`)\n", kind, body)
	}
	forgeries := map[string]string{
		"ended":            once("ended", `{"exit":0}`),
		"ended-twice":      strings.Repeat(once("ended", `{"exit":1}`), 2),
		"ended-with-wrong": once("ended", `"x"`),
		"hello-again":      strings.Repeat(once("hello", `{}`), 3),
		"checked-again":    strings.Repeat(once("checked", `{}`), 3),
		"ready-again":      strings.Repeat(once("ready", `null`), 3),
		"handles-unasked":  strings.Repeat(once("handles", `{"handles":["x"]}`), 20),
		"stack-unasked":    strings.Repeat(once("stack", `{"goroutines":[{"id":-1,"count":-5,"frames":[{"line":-1}],"created_by":{}}],"total":-3}`), 20),
		"empty-fault":      once("fault", `{}`) + once("fault", `{"fault":null,"fatal":true}`),
		"fatal-fault":      once("fault", `{"fault":{"kind":"panic","message":"not so"},"fatal":true}`),
		"release-of-none":  once("release", `{"key":"tcp x"}`),
		"pass-to-none":     once("pass", `{"key":"tcp x"}`),
		"listen-nowhere":   once("listen", `{"network":"unix","address":"/tmp/x"}`) + once("listen", `{"network":"tcp","address":"x:y:z"}`),
		"keep-no-name":     once("keep", `{"name":"","value":1}`) + once("keep", `{"name":"../x","value":null}`),
		"unknown-kind":     once("shutdown", `{}`),
		"supervisor-kinds": once("stop", `{}`) + once("start", `{}`) + once("check", `{}`),
		"wrong-bodies":     once("listen", `7`) + once("keep", `[]`) + once("pass", `"x"`) + once("handles", `9`) + once("stack", `[9]`),
		"no-json":          `say("no JSON")`,
		"half-a-frame":     `cry([]byte{0, 0, 1, 0, '{'})`,
		"endless-frame":    `cry([]byte{255, 255, 255, 255})`,
		"frame-too-large":  `cry([]byte{2, 0, 0, 0})`,
		"hang-up":          `conn.Close(); for _, f := range keepAlive { f.Close() }`,
	}
	d := open(t, nil)
	beat := steady(t, deploy(t, d, "healthy", pages("healthy")))
	t.Run("all", func(t *testing.T) {
		for name, statements := range forgeries {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				ends(t, "Deploy", func() {
					if _, err := d.Deploy(t.Context(), name, forger(statements), nil); err != nil {
						t.Error(err)
					}
				})
				logged(t, d, name, "forging")
				ends(t, "Scripts", func() { d.Scripts() })
				ends(t, "Stop", func() {
					if st, err := d.Stop(t.Context(), name); err != nil || st.State != runtime.Stopped || st.PID != 0 {
						t.Errorf("stop: %s %d, %v", st.State, st.PID, err)
					}
				})
			})
		}
	})
	for name := range forgeries {
		ends(t, "Remove", func() {
			if err := d.Remove(t.Context(), name); err != nil {
				t.Error(err)
			}
		})
	}
	beat.check(t)
	wait(t, "only the healthy script and the spare are left", func() bool { return len(runners(t)) <= 2 })
}

// A runner that does not answer is asked for its handles no more, and killed
// when it is to stop.
func TestARunnerThatDoesNotAnswerHangsNothing(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "web", with(pages("x"), `grace = "100ms"`))
	st, _ := d.Script("web")
	if err := syscall.Kill(st.PID, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	ends(t, "a row of looks at it", func() {
		for range 300 {
			d.Scripts()
		}
	})
	ends(t, "Stop", func() {
		if st, err := d.Stop(t.Context(), "web"); err != nil || st.LastError == nil || st.LastError.Kind != "hang" {
			t.Errorf("%+v, %v", st, err)
		}
	})
}

// Fault reports without end fill neither memory nor storage, and a reader of
// events that sleeps holds up nobody.
func TestFaultFloodsAreBounded(t *testing.T) {
	d := open(t, nil)
	beat := steady(t, deploy(t, d, "healthy", pages("healthy")))
	events := d.Events(t.Context())
	before := heap()
	accept(t, d, "web", forger(`s := fmt.Sprintf(`+"`"+`{"kind":"fault","body":{"fault":{"kind":"panic","message":"%s"}}}`+"`"+`, strings.Repeat("x", 5<<10))
	for {
		say(s)
	}`))
	wait(t, "events are lost", func() bool { return len(events) == cap(events) })
	beat.check(t)
	if st, _ := d.Script("web"); st.LastError == nil || len(st.LastError.Message) > 8<<10 {
		t.Errorf("the fault is not known, or was not cut: %.100v", st.LastError)
	}
	ends(t, "Stop", func() { d.Stop(t.Context(), "web") })
	if size := folderSize(t, d.data+"/state/scripts/web"); size > 8<<20 {
		t.Errorf("the log takes %d bytes", size)
	}
	if grown := heap() - before; grown > 32<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	}
}

// While storage is slow, values to keep wait in the script, not in the
// supervisor.
func TestKeepFloodsWaitInTheScript(t *testing.T) {
	var saves atomic.Int32
	goOn := make(chan struct{})
	d := open(t, func(o *runtime.Options) {
		o.Store = &store.Options{Log: o.Log, Step: func(what string) error {
			if strings.HasPrefix(what, "rename ") && strings.HasSuffix(what, "kept.json") {
				saves.Add(1)
				<-goOn
			}
			return nil
		}}
	})
	release := sync.OnceFunc(func() { close(goOn) })
	t.Cleanup(release) // before the device closes
	before := heap()
	accept(t, d, "web", forger(`s := strings.Repeat("x", 256<<10)
	await("boom")
	for i := range 100 {
		say(fmt.Sprintf(`+"`"+`{"kind":"keep","body":{"name":"n%d","value":"%s"}}`+"`"+`, i, s))
		fmt.Println("said", i)
	}`))
	explode(t, d, "web")
	wait(t, "a value is saved", func() bool { return saves.Load() > 0 })
	logged(t, d, "web", "said 7")
	for range 5 {
		d.Scripts() // a look that is not answered takes its time
	}
	if strings.Contains(logText(t, d, "web"), "said 30 ") {
		t.Error("the supervisor took in value after value")
	}
	if grown := heap() - before; grown > 32<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	}
	release()
	ends(t, "Remove", func() {
		if err := d.Remove(t.Context(), "web"); err != nil {
			t.Error(err)
		}
	})
	wait(t, "the values are let go of", func() bool { return heap()-before < 16<<20 })
}

// Requests to listen without end do not starve the one who looks or stops.
func TestListenFloodsStarveNobody(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "web", with(main1(`package main

import "net"

func main() {
	for range 100 {
		go func() {
			for {
				net.Listen("tcp", "nowhere")
			}
		}()
	}
	select {}
}
`), `grace = "200ms"`))
	ends(t, "a row of looks at it", func() {
		for range 10 {
			d.Scripts()
		}
	})
	ends(t, "Stop", func() {
		if st, err := d.Stop(t.Context(), "web"); err != nil || st.State != runtime.Stopped {
			t.Errorf("%s, %v", st.State, err)
		}
	})
}

// Listeners opened and closed again and again leave none behind.
func TestClosedListenersAreLetGoOf(t *testing.T) {
	d := open(t, nil)
	accept(t, d, "steady", main1(idle))
	wait(t, "the spare is up", func() bool { return len(runners(t)) == 2 })
	before := descriptors()
	accept(t, d, "web", main1(`package main

import (
	"fmt"
	"net"
)

func main() {
	for range 300 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			panic(err)
		}
		l.Close()
	}
	fmt.Println("closed all")
	select {}
}
`))
	logged(t, d, "web", "closed all")
	wait(t, "the last is let go of", func() bool {
		st, _ := d.Script("web")
		return len(st.Listeners) == 0
	})
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Fatal(err)
	}
	wait(t, "the descriptors are back", func() bool { return descriptors() <= before })
}

// passer passes on the first connection it gets, n times, with linger set and
// bytes on their way that its client never reads.
const passer = `package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	c, err := l.Accept()
	if err != nil {
		panic(err)
	}
	c.(*net.TCPConn).SetLinger(300)
	c.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
	for b := make([]byte, 1<<20); err == nil; {
		_, err = c.Write(b)
	}
	for range 1500 {
		if err := l.(interface{ Pass(net.Conn) error }).Pass(c); err != nil {
			panic(err)
		}
	}
	fmt.Println("passed")
	select {}
}
`

func TestPassedConnectionsAreBoundedAndClosedAtOnce(t *testing.T) {
	d := open(t, nil)
	addr := deploy(t, d, "web", with(main1(passer), "files = 4096\n"))
	before := descriptors()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	logged(t, d, "web", "passed")
	if grown := descriptors() - before; grown > 1024+50 {
		t.Errorf("%d descriptors more", grown)
	}
	ends(t, "Stop", func() { d.Stop(t.Context(), "web") })
	wait(t, "the connections are closed", func() bool { return descriptors() < before+20 })
	ends(t, "another push", func() {
		if _, err := d.Deploy(t.Context(), "other", pages("x"), nil); err != nil {
			t.Error(err)
		}
	})
}

// What a script says when it falls is cut to a size that can be kept.
func TestHugePanicMessagesAreCut(t *testing.T) {
	const huge = "\"start\" + strings.Repeat(\"x\", 2<<20)"
	scripts := map[string]store.Files{
		"main":      main1("package main\n\nimport \"strings\"\n\nfunc main() { panic(" + huge + ") }\n"),
		"goroutine": main1("package main\n\nimport \"strings\"\n\nfunc main() {\n\tgo func() { panic(" + huge + ") }()\n\tselect {}\n}\n"),
		"error": main1(`package main

import (
	"context"
	"errors"
	"strings"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(func(context.Context) error { return errors.New(` + huge + `) }) }
`),
		"schedule": main1(`package main

import (
	"context"
	"strings"
	"time"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	return script.Every(ctx, 10*time.Millisecond, func(context.Context) error { panic(` + huge + `) })
}
`),
	}
	d := open(t, patient)
	for name, files := range scripts {
		t.Run(name, func(t *testing.T) {
			accept(t, d, name, files)
			var st runtime.Status
			wait(t, "the fault is known", func() bool { st, _ = d.Script(name); return st.LastError != nil })
			if n := len(st.LastError.Message); n > 8<<10 || !strings.Contains(st.LastError.Message, "startxxx") {
				t.Errorf("%d bytes: %.60q", n, st.LastError.Message)
			}
			if err := d.Remove(t.Context(), name); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// A script can shrink the files that it inherited; the supervisor, which has
// one of them mapped, does not die of it.
func TestShrunkFilesDoNotHurtTheSupervisor(t *testing.T) {
	d := open(t, patient)
	accept(t, d, "web", main1(`package main

import "os"

var keepAlive []*os.File

func main() {
	for fd := uintptr(3); fd < 40; fd++ {
		f := os.NewFile(fd, "fd")
		keepAlive = append(keepAlive, f)
		f.Truncate(0)
	}
	os.Exit(3)
}
`))
	if st := until(t, d, "web", runtime.Backoff); st.LastError == nil || st.LastError.Kind != "exit" {
		t.Errorf("%v", st.LastError)
	}
}

func heap() int64 {
	goruntime.GC()
	var m goruntime.MemStats
	goruntime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
