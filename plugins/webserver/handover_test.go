package webserver

import (
	"io"
	"net/http"
	"testing"
	"time"
)

// blink is far below what waiting for an idle client would take.
const blink = 200 * time.Millisecond

func TestIdleConnectionsGoOn(t *testing.T) {
	h := newHost(t)
	v1 := h.start(echo("1"))
	used, unused, inTime, late := dial(t, h.addr), dial(t, h.addr), dial(t, h.addr), dial(t, h.addr)
	for _, c := range []*client{used, inTime, late} {
		c.send(post("a"))
		c.receive("1:a")
	}
	if took := v1.stop(); took > blink {
		t.Errorf("the stop took %v", took)
	}
	if h.total < 3 {
		t.Errorf("%d connections were passed on, want at least those that were used", h.total)
	}
	inTime.send(post("b")) // while nobody runs
	h.start(echo("2"))
	inTime.receive("2:b")
	unused.send(get)
	unused.receive("2:")
	for range 3 {
		used.send(post("c"))
		used.receive("2:c")
	}
	late.send(get)
	late.receive("2:")
}

// Through many versions one connection stays.
func TestAConnectionOutlivesManyVersions(t *testing.T) {
	h := newHost(t)
	c := dial(t, h.addr)
	for range 50 {
		v := h.start(echo("v"))
		c.send(get)
		c.receive("v:")
		v.stop()
	}
}

func TestARequestUnderWayIsAnswered(t *testing.T) {
	for _, tt := range []struct{ name, first, rest, want string }{
		{"head", post("ab")[:20], post("ab")[20:], "1:ab"},
		{"first byte", "P", post("ab")[1:], "1:ab"},
		{"body", post(half + half)[:60], post(half + half)[60:], "1:" + half + half},
		{"chunks", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r", "\n3\r\ncde\r\n0\r\n\r\n", "1:abcde"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHost(t)
			v1 := h.start(echo("1"))
			c := dial(t, h.addr)
			c.send(get)
			c.receive("1:")
			c.send(tt.first)
			v1.reading()
			v1.ask()
			v1.careful()
			select {
			case err := <-v1.done:
				t.Fatalf("Serve returned %v with a request under way", err)
			default:
			}
			c.send(tt.rest + post("next")) // the next request belongs to the next version
			c.receive(tt.want)
			v1.ended()
			h.start(echo("2"))
			c.receive("2:next")
		})
	}
}

func TestAHandlerUnderWayEndsInOrder(t *testing.T) {
	h := newHost(t)
	g := newGate(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.Context().Err(); err != nil {
			t.Errorf("the context of the request has ended: %v", err)
		}
		io.WriteString(w, "1")
	}))
	v1 := h.start(g)
	c := dial(t, h.addr)
	c.send(get)
	<-g.entered
	v1.ask()
	v1.careful()
	c.send(post("x")) // must not be touched by the watch for the client's end
	close(g.open)
	c.receive("1")
	v1.ended()
	h.start(echo("2"))
	c.receive("2:x")
}

// What was read together with a request is answered by the version that read
// it, in order, and what comes later by the next one.
func TestPipelinedRequests(t *testing.T) {
	h := newHost(t)
	g := newGate(echo("1"))
	v1 := h.start(g)
	c := dial(t, h.addr)
	c.send(post("a") + post("b") + post("c")[:30])
	<-g.entered
	v1.ask()
	v1.draining()
	c.send(post("c")[30:] + post("d") + post("e"))
	close(g.open)
	c.receive("1:a")
	c.receive("1:b")
	c.receive("1:c")
	v1.ended()
	h.start(echo("2"))
	c.receive("2:d")
	c.receive("2:e")
}

// A handler that does not look at the body leaves the connection usable.
func TestBodiesThatNobodyReads(t *testing.T) {
	h := newHost(t)
	hello := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") })
	v1 := h.start(hello)
	c := dial(t, h.addr)
	for range 5 {
		c.send(post(half))
		c.receive("hello")
		v1.stop()
		v1 = h.start(hello)
	}
}

func TestAClientThatIsGone(t *testing.T) {
	h := newHost(t)
	v1 := h.start(echo("1"))
	c := dial(t, h.addr)
	c.send(get)
	c.receive("1:")
	c.Close()
	v1.stop()
	v2 := h.start(echo("2"))
	c = dial(t, h.addr)
	c.send(get)
	c.receive("2:")
	v2.stop()
}
