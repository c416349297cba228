// Package sandbox keeps a script inside its share of the machine: it limits
// and confines runner processes, ends them with all they started, and says
// what the kernel does not offer.
package sandbox

import (
	"strings"
	"time"
)

// Limits is what a script may use. The zero value of a number means no limit
// of that kind; the zero Limits confines without limiting, as root stays root.
type Limits struct {
	// Memory is the budget in bytes that a script has for itself, on top of
	// what its runner uses before any of its code runs.
	Memory int64
	// Files is the number of file descriptors that may be open at once.
	Files int
	// Processes is the number of threads, and of processes if Exec is set.
	Processes int
	// CPUWeight is the share of the processor relative to others, 1 to
	// 10000; 100 is the ordinary weight, 0 means 100.
	CPUWeight int
	// Exec allows the script to start programs. They are limited and
	// confined like the script itself.
	Exec bool
	// Read and Write are absolute paths, each with all below it, that the
	// script may read, or read and change. The folder of the script's
	// version belongs into Read. Paths that do not exist are left out.
	Read, Write []string
	// UID and GID are what the runner changes to when it runs as root; -1
	// leaves them as they are. See [Unprivileged].
	UID, GID int
	// Dir is an absolute path. It becomes the working directory, which the
	// script may change, and the value of the environment variables HOME
	// and TMPDIR, so that [os.CreateTemp] works. It has to belong to UID.
	// The folders above it need not be open to UID; if they are not, both
	// variables are ".". Empty: the directory and the variables stay what
	// they are. Systems other than Linux leave them alone.
	Dir string
}

// A State says how far a measure or a feature goes.
type State string

// The states of features and measures.
const (
	OK      State = "ok"      // applied, or there to be applied
	Partial State = "partial" // the part that Detail names is absent
	Missing State = "missing" // this kernel, or this user, does not have it
	Skipped State = "skipped" // not asked for, or another measure does it
)

// A Measure is one step of [Confine] and what became of it.
type Measure struct {
	Name   string `json:"name"`
	State  State  `json:"state"`
	Detail string `json:"detail,omitempty"`
}

// A Report lists the measures of one [Confine] in the order in which they
// were taken.
type Report struct {
	Measures []Measure     `json:"measures"`
	Took     time.Duration `json:"took"` // nanoseconds
}

// Lacking returns the measures that are missing or partial.
func (r *Report) Lacking() []Measure {
	var m []Measure
	for _, x := range r.Measures {
		if x.State == Missing || x.State == Partial {
			m = append(m, x)
		}
	}
	return m
}

// String returns one line per measure.
func (r *Report) String() string {
	var b strings.Builder
	for _, m := range r.Measures {
		b.WriteString(m.Name + ": " + string(m.State))
		if m.Detail != "" {
			b.WriteString(" (" + m.Detail + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (r *Report) add(name string, s State, detail string) {
	r.Measures = append(r.Measures, Measure{name, s, detail})
}

// A Feature is something that the kernel, or the account the program runs
// under, may or may not offer.
type Feature struct {
	Name   string `json:"name"`
	State  State  `json:"state"`
	Detail string `json:"detail"`
	Cure   string `json:"cure,omitempty"` // what a person can do about it; empty when OK
}

// An Error is a measure that the kernel offers and that failed nevertheless.
type Error struct {
	Measure string
	Err     error
	Cure    string
}

// Error implements error.
func (e *Error) Error() string { return "sandbox: " + e.Measure + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Hint says what to do about the error; it may be empty.
func (e *Error) Hint() string { return e.Cure }
