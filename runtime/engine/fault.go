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
		b.WriteString(fr.Func + "\n\t" + fr.File + ":" + strconv.Itoa(fr.Line) + "\n")
	}
	return b.String()
}
