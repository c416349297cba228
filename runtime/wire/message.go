package wire

import (
	"encoding/json"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// Kind names a message; its comment names who sends it and its body.
type Kind string

// The messages. A kind that the receiver does not know is passed over, so
// that either end may be the newer one.
const (
	Hello     Kind = "hello"     // runner: it stands by
	Preload   Kind = "preload"   // supervisor: PreloadBody
	Check     Kind = "check"     // supervisor: CheckBody; with it the trace's file
	Checked   Kind = "checked"   // runner: CheckedBody
	Start     Kind = "start"     // supervisor: StartBody
	Ready     Kind = "ready"     // runner: the script serves, or has run for a moment
	Listen    Kind = "listen"    // runner: ListenBody
	Accepted  Kind = "accepted"  // supervisor, before Listening: ConnBody; with it connections that the version before passed on
	Listening Kind = "listening" // supervisor: ListeningBody; with it the socket
	Release   Kind = "release"   // runner: ConnBody; the script has closed a listener
	Pass      Kind = "pass"      // runner: ConnBody; with it a connection for the version after
	Keep      Kind = "keep"      // runner: KeepBody
	Kept      Kind = "kept"      // supervisor: KeptBody
	Healthy   Kind = "healthy"   // runner: the script's heartbeat
	Handles   Kind = "handles"   // supervisor asks, runner answers: HandlesBody
	Stack     Kind = "stack"     // supervisor asks, runner answers: StackBody
	Fault     Kind = "fault"     // runner: FaultBody
	Stop      Kind = "stop"      // supervisor: StopBody
	Ended     Kind = "ended"     // runner: EndedBody; its last message
)

// PreloadBody names packages whose type information is worth having.
type PreloadBody struct {
	Engine  string   `json:"engine"`
	Imports []string `json:"imports"`
}

// CheckBody is a version to parse, type-check and load. The runner confines
// itself before it answers: nothing but the script's own code is left to do.
type CheckBody struct {
	Name    string            `json:"name"`
	Version string            `json:"version"`
	Engine  string            `json:"engine"`
	Allow   []string          `json:"allow,omitempty"`
	Args    []string          `json:"args,omitempty"`
	Env     map[string]string `json:"env,omitempty"`
	Files   map[string][]byte `json:"files"`
	Confine json.RawMessage   `json:"confine,omitempty"` // sandbox.Limits; absent: the version will not be started
}

// CheckedBody is what the check found.
type CheckedBody struct {
	Diagnostics engine.Diagnostics `json:"diagnostics,omitempty"`
	Error       string             `json:"error,omitempty"`   // not the script's fault
	Imports     []string           `json:"imports,omitempty"` // what the version imports
	LoadMS      float64            `json:"load_ms"`
	ConfineMS   float64            `json:"confine_ms"`
}

// StartBody starts the version that was checked.
type StartBody struct {
	Settings map[string]json.RawMessage `json:"settings,omitempty"`
	Secrets  map[string]string          `json:"secrets,omitempty"`
	Kept     map[string]json.RawMessage `json:"kept,omitempty"`
	Settle   time.Duration              `json:"settle"` // without another sign of readiness, ready after this
	Await    int                        `json:"await"`  // listeners the version before had; ready when as many are taken
}

// ListenBody asks for a listening socket.
type ListenBody struct {
	Network string `json:"network"`
	Address string `json:"address"`
}

// ListeningBody answers Listen; the socket comes with it.
type ListeningBody struct {
	Key   string `json:"key"`
	Error string `json:"error,omitempty"`
}

// ConnBody says which listener a connection was accepted on.
type ConnBody struct {
	Key string `json:"key"`
}

// KeepBody is a value to keep.
type KeepBody struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"`
}

// KeptBody answers Keep when the value is on the disk.
type KeptBody struct {
	Error string `json:"error,omitempty"`
}

// HandlesBody lists what the script has open.
type HandlesBody struct {
	Handles []string `json:"handles"`
}

// StackBody tells what the script's goroutines are doing.
type StackBody struct {
	Goroutines []engine.Goroutine `json:"goroutines"` // those that do the same are one
	Total      int                `json:"total"`      // how many there are
}

// FaultBody reports a panic or an error.
type FaultBody struct {
	Fault *engine.Fault `json:"fault"`
	Fatal bool          `json:"fatal"` // the script ends with it
}

// StopBody asks the script to stop.
type StopBody struct {
	Cause string `json:"cause"` // reloaded, removed, stopped, shutdown
}

// EndedBody says how the script ended.
type EndedBody struct {
	Exit   int           `json:"exit"`
	Fault  *engine.Fault `json:"fault,omitempty"`
	Closed []string      `json:"closed,omitempty"` // handles that had to be closed for the script
}
