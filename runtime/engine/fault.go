package engine

import (
	"strconv"
	"strings"
)

// A Frame is one call on a script's stack.
type Frame struct {
	Func string `json:"func"` // such as main.run, main.(*Server).handle, main.run.func1
	File string `json:"file"` // relative to the script's folder
	Line int    `json:"line"`
}

// A Fault is what ended a script, or a part of it, against its will.
type Fault struct {
	Kind      string  `json:"kind"`                // panic, fatal, memory, killed
	Message   string  `json:"message"`             // as Go prints it, without the leading "panic: "
	Goroutine int     `json:"goroutine,omitempty"` // number of the goroutine; 0 when unknown
	Frames    []Frame `json:"frames,omitempty"`    // the script's own calls, innermost first; empty when unknown

	CreatedBy  *Frame      `json:"created_by,omitempty"` // the go statement that started the goroutine; nil for the main one, and for one that compiled code started
	Parent     int         `json:"parent,omitempty"`     // number of the goroutine that executed it
	Goroutines []Goroutine `json:"goroutines,omitempty"` // all of the script, where none of them alone is at fault: a deadlock, a hang
}

// Error returns "kind: message" and, where it is known, the place.
func (f *Fault) Error() string {
	s := f.Kind + ": " + f.Message
	if w := f.Where(); w != "" {
		s += " (" + w + ")"
	}
	return s
}

// Where returns the innermost place in the script as "file:line", or "" when it is unknown.
func (f *Fault) Where() string {
	if len(f.Frames) == 0 {
		return ""
	}
	return f.Frames[0].File + ":" + strconv.Itoa(f.Frames[0].Line)
}

// Stack returns the frames in the layout of Go's own stack traces, a line of function and an indented line of position each.
func (f *Fault) Stack() string {
	var b strings.Builder
	for _, fr := range f.Frames {
		b.WriteString(fr.String())
	}
	return b.String()
}

// Trace is Stack with what is known of the goroutine, beginning with "goroutine N [running]:"; where none alone is at fault, it tells of all.
func (f *Fault) Trace() string {
	switch {
	case len(f.Goroutines) > 0:
		return Text(f.Goroutines)
	case f.Goroutine == 0:
		return f.Stack()
	}
	g := Goroutine{ID: f.Goroutine, State: "running", Frames: f.Frames, CreatedBy: f.CreatedBy, Parent: f.Parent}
	return g.String()
}

// String returns the frame in the layout of Go's own stack traces.
func (f Frame) String() string {
	if f.File == "" {
		return f.Func + "\n"
	}
	return f.Func + "\n\t" + f.File + ":" + strconv.Itoa(f.Line) + "\n"
}
