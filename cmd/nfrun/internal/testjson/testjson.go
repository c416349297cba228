// Package testjson turns what a test program prints into the events of go test -json.
package testjson

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"
)

// An Event is a line of the stream, with the fields and names of go doc test2json.
type Event struct {
	Time        *time.Time `json:",omitempty"`
	ImportPath  string     `json:",omitempty"` // of what was built
	Action      string
	Package     string   `json:",omitempty"`
	Test        string   `json:",omitempty"`
	Elapsed     *float64 `json:",omitempty"` // seconds
	Output      *string  `json:",omitempty"`
	FailedBuild string   `json:",omitempty"`
	Key         string   `json:",omitempty"`
	Value       string   `json:",omitempty"`
	Path        string   `json:",omitempty"`
}

// Write writes one event to w, as a line.
func Write(w io.Writer, e *Event) error {
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// A Stream is the output of the tests of one package, which is written to it as the program prints it with -test.v=test2json: lines of the testing
// package begin with a mark that no text has.
type Stream struct {
	w       io.Writer
	pkg     string
	began   time.Time
	line    []byte // an unfinished one
	test    string // whose output follows
	reports []*Event
	result  string
	marked  bool // lines of the testing package have the mark
}

const mark = 0x16

// longest is how much of a line is held back for the rest of it.
const longest = 4096

// NewStream begins the stream of a package's tests, which began to run then.
func NewStream(w io.Writer, pkg string, began time.Time) *Stream {
	s := &Stream{w: w, pkg: pkg, began: began}
	s.event(&Event{Action: "start"})
	return s
}

// Write takes the next part of the output.
func (s *Stream) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		end := bytes.IndexByte(b, '\n') + 1
		if at := bytes.IndexByte(b[1:], mark) + 1; at > 0 && (end == 0 || at < end) {
			end = at // the testing package begins a line in the middle of one
		} else if len(s.line) > 0 && b[0] == mark {
			s.flushLine()
			continue
		}
		if end == 0 {
			s.line = append(s.line, b...)
			if len(s.line) > longest {
				s.flushLine()
			}
			return n, nil
		}
		s.line = append(s.line, b[:end]...)
		s.flushLine()
		b = b[end:]
	}
	return n, nil
}

// flushLine handles the line that is there, whole or not.
func (s *Stream) flushLine() {
	if len(s.line) > 0 {
		line := string(s.line)
		s.line = s.line[:0]
		s.handle(line)
	}
}

// Close ends the stream; failed tells how the program ended, failedBuild what could not be built, if that is why.
func (s *Stream) Close(failed bool, failedBuild string) {
	s.flushLine()
	s.flush(0)
	switch {
	case failed:
		s.result = "fail"
	case s.result != "skip":
		s.result = "pass"
	}
	elapsed := time.Since(s.began).Round(time.Millisecond).Seconds()
	s.test = ""
	s.event(&Event{Action: s.result, Elapsed: &elapsed, FailedBuild: failedBuild})
}

func (s *Stream) event(e *Event) {
	now := time.Now()
	e.Time, e.Package = &now, s.pkg
	if e.Test == "" {
		e.Test = s.test
	}
	Write(s.w, e) //nolint:errcheck // a reader that has gone ends the program soon enough
}

func (s *Stream) output(text string) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	s.event(&Event{Action: "output", Output: &text})
}

var (
	updates = []string{"=== RUN   ", "=== PAUSE ", "=== CONT  ", "=== NAME  ", "=== ATTR  ", "=== ARTIFACTS "}
	results = []string{"--- PASS: ", "--- FAIL: ", "--- SKIP: ", "--- BENCH: "}
)

func begins(line string, list []string) bool {
	for _, p := range list {
		if strings.HasPrefix(line, p) {
			return true
		}
	}
	return false
}

// handle reads a line.
func (s *Stream) handle(line string) {
	marked := line[0] == mark
	if s.marked && !marked {
		s.output(line)
		return
	}
	if marked {
		line = line[1:]
	}
	text := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if text == "=== NAME" {
		text += "  "
	}
	switch {
	case text == "PASS", text == "FAIL", strings.HasPrefix(text, "FAIL\t"):
		s.flush(0)
		s.marked = marked
		s.output(line)
	case strings.HasPrefix(text, "?   \t") && strings.HasSuffix(text, "\t[no test files]"):
		s.result = "skip"
		s.output(line)
	case begins(text, updates):
		s.marked = marked
		s.update(line, text)
	default:
		s.report(line, text, marked)
	}
}

// update handles a line about a test that goes on.
func (s *Stream) update(line, text string) {
	action, name, _ := strings.Cut(strings.TrimPrefix(text, "=== "), " ")
	e := &Event{Action: strings.ToLower(action)}
	name = strings.TrimSpace(name)
	switch e.Action {
	case "artifacts":
		name, e.Path, _ = strings.Cut(name, " ")
	case "attr":
		var rest string
		name, rest, _ = strings.Cut(name, " ")
		e.Key, e.Value, _ = strings.Cut(rest, " ")
	}
	s.flush(0)
	s.test = name
	switch e.Action {
	case "name": // says only whose output follows
	case "pause":
		s.output(line)
		s.event(e)
	default:
		s.event(e)
		s.output(line)
	}
}

// report handles the line of a test's result, and any other.
func (s *Stream) report(line, text string, marked bool) {
	depth := 0
	for rest, ok := strings.CutPrefix(text, "    "); ok; rest, ok = strings.CutPrefix(text, "    ") {
		text, depth = rest, depth+1
	}
	if !begins(text, results) {
		if depth > 0 && depth <= len(s.reports) {
			s.test = s.reports[depth-1].Test
		}
		s.output(line)
		return
	}
	if len(s.reports) < depth {
		s.output(line) // deeper than there are tests
		return
	}
	s.marked = marked
	action, name, _ := strings.Cut(strings.TrimPrefix(text, "--- "), ": ")
	e := &Event{Action: strings.ToLower(action)}
	if i := strings.Index(name, " ("); i >= 0 {
		if t, err := strconv.ParseFloat(strings.TrimSuffix(name[i+2:], "s)"), 64); err == nil {
			e.Elapsed = &t
		}
		name = name[:i]
	}
	s.flush(depth)
	e.Test, s.test = name, name
	s.reports = append(s.reports, e)
	s.output(line)
}

// flush writes the results that are due.
func (s *Stream) flush(depth int) {
	s.test = ""
	for len(s.reports) > depth {
		e := s.reports[len(s.reports)-1]
		s.reports = s.reports[:len(s.reports)-1]
		s.event(e)
	}
}
