package engine

import (
	"strconv"
	"strings"
)

// A Diagnostic is one thing that is wrong with a script, in the words of the Go compiler.
type Diagnostic struct {
	File    string `json:"file"` // relative to the script's folder, with slashes
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1; 0 when unknown
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"` // the cure, where it is known
}

// String returns "file:line:column: message" without what is unknown of it.
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(d.File)
		if d.Line > 0 {
			b.WriteString(":" + strconv.Itoa(d.Line))
			if d.Column > 0 {
				b.WriteString(":" + strconv.Itoa(d.Column))
			}
		}
		b.WriteString(": ")
	}
	b.WriteString(d.Message)
	return b.String()
}

// Diagnostics is all that is wrong with a script, sorted by position.
type Diagnostics []Diagnostic

// Error returns one line per diagnostic.
func (ds Diagnostics) Error() string {
	lines := make([]string, len(ds))
	for i, d := range ds {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}

// Hint returns the first cure that is known, or "".
func (ds Diagnostics) Hint() string {
	for _, d := range ds {
		if d.Hint != "" {
			return d.Hint
		}
	}
	return ""
}
