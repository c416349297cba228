// Package runner is the child's side of nfrun: the process in which one
// version of one script is checked, confined, run and stopped.
package runner

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/wire"
	"github.com/nfrun/nfrun/scope"
)

// The files that a runner inherits.
const (
	FDWire  = 3 // the conversation with the supervisor
	FDLog   = 4 // structured log, JSON lines
	FDCrash = 5 // what Go prints when the process dies of a fatal error
)

// A runner is the process's state; there is one of it.
type runner struct {
	conn    *wire.Conn
	plugins []plugin.Plugin
	log     *slog.Logger

	ctx   context.Context // the script's
	scope *scope.Scope

	start    chan wire.StartBody
	began    atomic.Bool   // script.Main was called
	stopping atomic.Bool   // the supervisor asked to stop
	ended    chan struct{} // the script's main has returned
	readied  sync.Once
	finished sync.Once

	mu      sync.Mutex
	id      uint64
	replies map[uint64]chan *wire.Message
	passed  map[string][]*os.File // connections to come with the listener of that key
	want    int                   // listeners that make the script ready
	name    string
}

// Main runs a runner until its supervisor is gone or its script has ended,
// and returns the exit status.
func Main(plugins []plugin.Plugin) int {
	keepFromChildren(FDWire, FDLog, FDCrash)
	conn, err := wire.FromFile(os.NewFile(FDWire, "wire"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "nfrun: a runner is started by nfrun run, not by hand:", err)
		return 2
	}
	if crash := os.NewFile(FDCrash, "crash"); crash != nil {
		debug.SetCrashOutput(crash, debug.CrashOptions{})
		crash.Close()
	}
	r := &runner{
		conn:    conn,
		plugins: plugins,
		log:     slog.New(slog.NewJSONHandler(os.NewFile(FDLog, "log"), nil)),
		start:   make(chan wire.StartBody, 1),
		ended:   make(chan struct{}),
		replies: map[uint64]chan *wire.Message{},
		passed:  map[string][]*os.File{},
	}
	checks := make(chan *wire.Message, 1)
	preloads := make(chan *wire.Message, 1)
	go r.listen(checks, preloads)
	if err := sandbox.Prepare(); err != nil {
		fmt.Fprintln(os.Stderr, "nfrun:", err)
		return 2
	}
	if err := conn.Send(wire.Hello, 0, nil); err != nil {
		return 2
	}
	return r.work(checks, preloads)
}

// listen takes the supervisor's messages. A supervisor that is gone takes
// its runners with it, at once.
func (r *runner) listen(checks, preloads chan<- *wire.Message) {
	for {
		m, err := r.conn.Receive()
		if err != nil {
			os.Exit(2)
		}
		switch m.Kind {
		case wire.Preload:
			preloads <- m
		case wire.Check:
			checks <- m
		case wire.Start:
			var b wire.StartBody
			if m.Decode(&b) != nil {
				os.Exit(2)
			}
			r.start <- b
		case wire.Stop:
			var b wire.StopBody
			m.Decode(&b)
			go r.stop(b.Cause)
		case wire.Handles:
			r.conn.Send(wire.Handles, m.ID, wire.HandlesBody{Handles: r.handles()})
		case wire.Stack:
			go r.stack(m.ID)
		case wire.Accepted:
			var b wire.ConnBody
			if m.Decode(&b) == nil {
				r.mu.Lock()
				r.passed[b.Key] = append(r.passed[b.Key], m.Files...)
				r.mu.Unlock()
			}
		case wire.Listening, wire.Kept:
			r.mu.Lock()
			reply := r.replies[m.ID]
			delete(r.replies, m.ID)
			r.mu.Unlock()
			if reply != nil {
				reply <- m
			}
		default:
			m.Close()
		}
	}
}

// work is the runner's main goroutine: it loads the script and is the
// script's main goroutine too.
func (r *runner) work(checks, preloads <-chan *wire.Message) int {
	engines := engineCache{plugins: r.plugins}
	for {
		select {
		case m := <-preloads:
			var b wire.PreloadBody
			if m.Decode(&b) == nil {
				if e, err := engines.get(b.Engine); err == nil {
					e.Preload(b.Imports)
				}
			}
		case m := <-checks:
			program, ok := r.check(m, &engines)
			if !ok {
				continue
			}
			r.run(program, <-r.start)
		}
	}
}

// ask sends a request and waits for its reply.
func (r *runner) ask(ctx context.Context, kind wire.Kind, body any) (*wire.Message, error) {
	reply := make(chan *wire.Message, 1)
	r.mu.Lock()
	r.id++
	id := r.id
	r.replies[id] = reply
	r.mu.Unlock()
	if err := r.conn.Send(kind, id, body); err != nil {
		return nil, err
	}
	select {
	case m := <-reply:
		return m, nil
	case <-ctx.Done():
		r.mu.Lock()
		delete(r.replies, id)
		r.mu.Unlock()
		select {
		case m := <-reply: // it crossed the end of ctx
			m.Close()
		default:
		}
		return nil, context.Cause(ctx)
	}
}

func (r *runner) handles() []string {
	r.mu.Lock()
	s := r.scope
	r.mu.Unlock()
	if s == nil {
		return nil
	}
	return s.Handles()
}
