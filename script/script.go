// Package script is what a script says to its host: where it begins, what it
// does on a schedule, its settings and secrets, what it keeps.
//
// A script is an ordinary Go program:
//
//	func main() { script.Main(run) }
//
//	func run(ctx context.Context) error {
//		return script.Every(ctx, 5*time.Second, measure)
//	}
//
// On a device, nfrun is the host. Built with go build or started with go run,
// the same program is its own host: settings and secrets come from the
// environment (NFRUN_SETTING_NAME, NFRUN_SECRET_NAME), what it keeps lies in
// the user's state folder, and SIGINT or SIGTERM stops it.
package script

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"sync/atomic"

	"github.com/nfrun/nfrun/scope"
)

// A Host is what a runtime offers to the script that it runs. A nil field
// means what a program that is its own host does.
type Host struct {
	Context context.Context                                               // the script's, with its scope
	Setting func(name string) (value json.RawMessage, ok bool)            // see Setting
	Secret  func(name string) (value string, ok bool)                     // see Secret
	Kept    func(name string) (value json.RawMessage, ok bool, err error) // what Keep restores
	Keep    func(name string, value json.RawMessage) error                // durable when it returns
	Healthy func()                                                        // see Healthy
	Began   func()                                                        // Main was called
	Done    func(err error)                                               // run has returned and what is kept was saved; err is nil when the script ended in order
}

// A session is a host and what the script has told it.
type session struct {
	Host
	native bool // settings come from the environment
	values kept
}

// bound is the one mutable variable: a process runs one script.
var bound atomic.Pointer[session]

// Bind makes h the host of this process's script. It is for the runtime, to
// be called before the script begins; scripts do not see it.
func Bind(h *Host) { bound.Store(newSession(h)) }

func current() *session {
	if s := bound.Load(); s != nil {
		return s
	}
	bound.CompareAndSwap(nil, newSession(nil))
	return bound.Load()
}

func newSession(h *Host) *session {
	s := &session{}
	if h != nil {
		s.Host = *h
	}
	if s.Setting == nil {
		s.Setting, s.native = settingFromEnv, true
	}
	if s.Secret == nil {
		s.Secret = secretFromEnv
	}
	if s.Kept == nil {
		s.Kept = keptInFile
	}
	if s.Keep == nil {
		s.Keep = keepInFile
	}
	return s
}

// Main runs the script and does not return before it has ended. The context
// that run is given ends when the script is asked to stop; run should return
// soon then (a device waits 3 seconds by default). When run has returned, the
// values bound by Keep are saved, and what was opened with ctx is closed.
//
// An error means that the script failed: a device starts it again, a program
// exits with status 1. Run may return the context's own error once it was
// asked to stop.
func Main(run func(ctx context.Context) error) {
	s := current()
	if s.Began != nil {
		s.Began()
	}
	if s.Context == nil {
		native(s, run)
		return
	}
	err := s.run(s.Context, run)
	if s.Done != nil {
		s.Done(err)
		return
	}
	exit(err)
}

// run calls the script and saves what it keeps.
func (s *session) run(ctx context.Context, run func(context.Context) error) error {
	err := run(ctx)
	if ended(ctx, err) {
		err = nil
	}
	return errors.Join(err, s.values.saveAll(s.Keep))
}

// ended tells whether err says no more than that ctx has ended.
func ended(ctx context.Context, err error) bool {
	return ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx)))
}

// Log returns the script's logger; on a device its records carry the script
// and its version.
func Log(ctx context.Context) *slog.Logger { return scope.Log(ctx) }

// Healthy is a sign of life. When script.toml sets health, the script must
// give one at least that often, or it counts as hanging and is started again.
func Healthy(ctx context.Context) {
	if s := current(); s.Healthy != nil {
		s.Healthy()
	}
}

func exit(err error) {
	if err != nil {
		slog.Error("script failed", "error", err)
		os.Exit(1)
	}
}
