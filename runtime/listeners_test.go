package runtime_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// fragile is pages that fall when they are asked for /fall.
func fragile(t *testing.T, addr, text string) store.Files {
	return edited(t, serveOn(addr, text), "\t\tfmt.Fprint(w, text)", "\t\tif r.URL.Path == \"/fall\" {\n\t\t\tgo func() { panic(\"fell\") }()\n\t\t}\n\t\tfmt.Fprint(w, text)")
}

// While a script that fell waits to be restarted, its clients wait with it.
func TestClientsWaitWhileAScriptIsRestarted(t *testing.T) {
	d := open(t, func(o *runtime.Options) {
		o.Policy.Backoff, o.Policy.MaxBackoff = 200*time.Millisecond, 200*time.Millisecond
	})
	addr := deploy(t, d, "web", fragile(t, "127.0.0.1:0", "here"))
	fetch(addr + "/fall")
	until(t, d, "web", runtime.Backoff)
	if got := get(t, addr); got != "here" {
		t.Errorf("got %q", got)
	}
	if st, _ := d.Script("web"); st.Restarts != 1 || len(st.Listeners) != 1 || st.Listeners[0] != addr {
		t.Errorf("%+v, want 1 restart and %s", st, addr)
	}
}

// An address is free as soon as its script does not need it any more.
func TestAddressesAreFreedInTheEnd(t *testing.T) {
	exits := edited(t, pages("x"), "fmt.Fprint(w, text)", "fmt.Fprint(w, text)\n\t\tgo os.Exit(0)")
	exits = edited(t, exits, "\"net/http\"\n", "\"net/http\"\n\t\"os\"\n")
	cases := map[string]struct {
		files store.Files
		end   func(d *device, addr string)
		state runtime.State // "": forgotten
	}{
		"stop":       {pages("x"), func(d *device, _ string) { d.Stop(t.Context(), "web") }, runtime.Stopped},
		"remove":     {pages("x"), func(d *device, _ string) { d.Remove(t.Context(), "web") }, ""},
		"exit":       {exits, func(_ *device, addr string) { fetch(addr) }, runtime.Exited},
		"quarantine": {fragile(t, "127.0.0.1:0", "x"), func(_ *device, addr string) { fetch(addr + "/fall") }, runtime.Quarantined},
		"never":      {with(fragile(t, "127.0.0.1:0", "x"), `restart = "never"`), func(_ *device, addr string) { fetch(addr + "/fall") }, runtime.Failed},
		"close":      {pages("x"), func(d *device, _ string) { closeNow(t, d) }, runtime.Stopping},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d := open(t, func(o *runtime.Options) { o.Policy.Quarantine = 1 })
			addr := deploy(t, d, "web", c.files)
			c.end(d, addr)
			switch {
			case name == "close":
			case c.state == "":
				forgotten(t, d, "web")
			default:
				until(t, d, "web", c.state)
			}
			free(t, addr)
		})
	}
}

// A version that listens elsewhere gives up what the one before listened on.
func TestAddressesThatAVersionDoesNotWantAreFreed(t *testing.T) {
	d := open(t, nil)
	old, fresh := "127.0.0.1:"+freePort(t), "127.0.0.1:"+freePort(t)
	deploy(t, d, "web", serveOn(old, "one"))
	accept(t, d, "web", serveOn(fresh, "two"))
	free(t, old)
	if got := get(t, fresh); got != "two" {
		t.Errorf("got %q", got)
	}
	if st, _ := d.Script("web"); len(st.Listeners) != 1 || st.Listeners[0] != fresh {
		t.Errorf("it listens on %v, want %s", st.Listeners, fresh)
	}
}

// The next version may write its address in another way.
func TestTheSamePortInAnotherSpelling(t *testing.T) {
	port := freePort(t)
	d := open(t, nil)
	for n, host := range []string{"", "127.0.0.1", "localhost", "0.0.0.0", "", "127.0.0.1"} {
		text := fmt.Sprint(n)
		if dep := accept(t, d, "web", serveOn(host+":"+port, text)); dep.Error != nil || dep.State != runtime.Running {
			t.Fatalf("%q: %s, %v", host, dep.State, dep.Error)
		}
		if got := get(t, "127.0.0.1:"+port); got != text {
			t.Errorf("%q: %q answers", host, got)
		}
	}
}

// Two scripts cannot have one address; the second is told who has it.
func TestTwoScriptsOnOneAddress(t *testing.T) {
	port := freePort(t)
	d := open(t, patient)
	deploy(t, d, "first", serveOn("127.0.0.1:"+port, "first"))
	for _, host := range []string{"127.0.0.1", "localhost", "", "0.0.0.0"} {
		dep := accept(t, d, "second", serveOn(host+":"+port, "second "+host))
		if dep.Error == nil || !strings.Contains(dep.Error.Message, "first") {
			t.Errorf("%q: %v does not name the other script", host, dep.Error)
		}
		if got := get(t, "127.0.0.1:"+port); got != "first" {
			t.Errorf("%q: %q answers", host, got)
		}
	}
	if err := d.Remove(t.Context(), "first"); err != nil {
		t.Fatal(err)
	}
	accept(t, d, "second", serveOn("127.0.0.1:"+port, "second"))
	says(t, d, "second", "second")
}

// An address that is another program's is an error like any other.
func TestAnAddressOfAnotherProgram(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d := open(t, patient)
	dep := accept(t, d, "web", serveOn(l.Addr().String(), "x"))
	if dep.Error == nil || !strings.Contains(dep.Error.Message, "address already in use") {
		t.Errorf("%v", dep.Error)
	}
}

func TestListenersAreLimited(t *testing.T) {
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
	var open []net.Listener
	for range 200 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			fmt.Println(len(open), "listeners, then", err)
			break
		}
		open = append(open, l)
	}
	select {}
}
`))
	logged(t, d, "web", "64 listeners, then listen tcp 127.0.0.1:0: a script may have 64 listeners")
	if st, _ := d.Script("web"); len(st.Listeners) != 64 {
		t.Errorf("%d are held", len(st.Listeners))
	}
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Fatal(err)
	}
	wait(t, "the descriptors are back", func() bool { return descriptors() <= before })
}

// Two listeners on a port of the system's choice are two, also for the next
// version, which gets the same two.
func TestTwoPortsOfTheSystemsChoice(t *testing.T) {
	d := open(t, nil)
	two := func(text string) store.Files {
		return main1(`package main

import "net"

func main() {
	for _, answer := range []string{"first ` + text + `", "second ` + text + `"} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			panic(err)
		}
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				c.Write([]byte(answer))
				c.Close()
			}
		}()
	}
	select {}
}
`)
	}
	ask := func() (answers map[string]string) {
		answers = map[string]string{}
		st, _ := d.Script("web")
		for _, addr := range st.Listeners {
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(c)
			if c.Close(); err != nil {
				t.Fatal(err)
			}
			answers[string(b)] = addr
		}
		return answers
	}
	accept(t, d, "web", two("one"))
	one := ask()
	accept(t, d, "web", two("two"))
	next := ask()
	if len(one) != 2 || len(next) != 2 || one["first one"] != next["first two"] || one["second one"] != next["second two"] {
		t.Errorf("%v, then %v", one, next)
	}
}

// A version that takes its time before it listens keeps the clients that come
// meanwhile.
func TestASlowStarterKeepsItsAddress(t *testing.T) {
	d := open(t, nil)
	addr := deploy(t, d, "web", pages("one"))
	slow := edited(t, pages("two"), "\treturn webserver", "\ttime.Sleep(1300 * time.Millisecond)\n\treturn webserver")
	accept(t, d, "web", edited(t, slow, "\t\"net/http\"\n", "\t\"net/http\"\n\t\"time\"\n"))
	for got := ""; got != "two"; {
		c, err := net.Dial("tcp", addr) // it is queued, not refused
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "GET / HTTP/1.0\r\n\r\n")
		b, err := io.ReadAll(c)
		c.Close()
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		if got = string(b[strings.LastIndexByte(string(b), '\n')+1:]); got != "two" {
			t.Fatalf("%q answers", b)
		}
	}
}
