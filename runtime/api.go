package runtime

import (
	"context"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

// A State is where a script is in its life.
type State string

// The states of a script, as the admin API shows them.
const (
	Checking    State = "checking"
	Starting    State = "starting"
	Running     State = "running"
	Stopping    State = "stopping"
	Stopped     State = "stopped"
	Exited      State = "exited"
	Failed      State = "failed"
	Backoff     State = "backoff"
	Quarantined State = "quarantined"
)

// Status is what is known of one script now.
type Status struct {
	Name      string        `json:"name"`
	Version   string        `json:"version"`
	Previous  string        `json:"previous,omitempty"`
	State     State         `json:"state"`
	Since     time.Time     `json:"since"`                // when State was entered
	Restarts  int           `json:"restarts"`             // since the version was deployed
	LastError *engine.Fault `json:"last_error,omitempty"` // nil: none since the version was deployed
	Action    string        `json:"action,omitempty"`     // what was done about LastError, as a sentence
	NextTry   *time.Time    `json:"next_try,omitempty"`   // in state backoff
	Memory    int64         `json:"memory"`               // bytes of the runner's private memory; 0 when none runs
	Handles   []string      `json:"handles"`              // what the script has open, oldest first
	Listeners []string      `json:"listeners"`            // addresses held for it, host:port
	PID       int           `json:"pid,omitempty"`
	Engine    string        `json:"engine,omitempty"`
	Probation bool          `json:"probation,omitempty"` // a version on trial
}

// Timings says how long the steps of a deployment took, in milliseconds.
type Timings struct {
	Check float64 `json:"check_ms"`
	Stop  float64 `json:"stop_ms"`
	Start float64 `json:"start_ms"`
	Total float64 `json:"total_ms"`
}

// Deployment is the outcome of a deployment that was accepted.
type Deployment struct {
	Name    string  `json:"name"`
	Version string  `json:"version"`
	State   State   `json:"state"`
	Created bool    `json:"created"` // the script is new
	Timings Timings `json:"timings"`
	// Error says why the version did not last even until the answer, and
	// Action what was done about it; nil: it runs, or has run to its end.
	Error  *engine.Fault `json:"error,omitempty"`
	Action string        `json:"action,omitempty"`
}

// DeployOptions are the choices of a deployment; nil means the zero value.
type DeployOptions struct {
	DryRun bool // check only
}

// Event is one state change, or another thing worth knowing about a script.
type Event struct {
	ID      uint64    `json:"id"`
	Time    time.Time `json:"time"`
	Kind    string    `json:"kind"` // state, rollback, fault, removed, device
	Script  string    `json:"script,omitempty"`
	Version string    `json:"version,omitempty"`
	State   State     `json:"state,omitempty"`
	Detail  string    `json:"detail,omitempty"`
}

// Info describes the device.
type Info struct {
	Name     string    `json:"name"`
	Board    string    `json:"board"`
	OS       string    `json:"os"`
	Arch     string    `json:"arch"`
	Version  string    `json:"version"`
	Started  time.Time `json:"started"`
	Uptime   float64   `json:"uptime"` // seconds
	Memory   Memory    `json:"memory"`
	Plugins  []string  `json:"plugins"`
	Engines  []string  `json:"engines"`
	SafeMode bool      `json:"safe_mode"`
}

// Memory is the memory of the device and of the supervisor, in bytes.
type Memory struct {
	Total      int64 `json:"total"`
	Available  int64 `json:"available"`
	Supervisor int64 `json:"supervisor"` // resident
}

// Stack is what a script's goroutines are doing now.
type Stack struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	State   State  `json:"state"`
	// Recorded tells that the script's process did not answer. Then there are no stacks, and not all goroutines: just the places where one
	// waits, and where the script was last.
	Recorded   bool               `json:"recorded"`
	Total      int                `json:"total"` // goroutines of the script, of which Goroutines has the first; those that do the same are one
	Goroutines []engine.Goroutine `json:"goroutines"`
}

// A Stacker is a Control that can tell what a script's goroutines are doing. A Device is one.
type Stacker interface {
	// Stack looks at a script that runs, or is stopping; ErrNotRunning: it does not. It takes a few seconds at most.
	Stack(name string) (*Stack, error)
}

// Control is what the admin API asks of a device. Errors that callers tell
// apart: ErrUnknown, ErrBusy, ErrPrevious, engine.Diagnostics,
// *store.UploadError, *config.Error.
type Control interface {
	// Deploy checks files, stops the version that runs and starts the new one; it answers when probation begins.
	Deploy(ctx context.Context, name string, files store.Files, o *DeployOptions) (*Deployment, error)
	Scripts() []Status
	Script(name string) (Status, error)
	Remove(ctx context.Context, name string) error
	Start(ctx context.Context, name string) (Status, error)
	Stop(ctx context.Context, name string) (Status, error)
	Restart(ctx context.Context, name string) (Status, error)
	Rollback(ctx context.Context, name string) (Status, error)
	// Log is the log of a script, to read and follow.
	Log(name string) (*store.Log, error)
	// Events delivers what happens from now on until ctx ends; a reader that falls behind loses the oldest and sees Kind "lost".
	Events(ctx context.Context) <-chan Event
	Info() Info
}
