package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/nfrun/nfrun/runtime/engine"
)

// A testCrash passes on what tests print. When the process dies of a fatal
// error of Go's runtime, or of a panic that passed through the interpreter, it
// tells where the script was instead of what Go prints, which is the stack of
// the interpreter.
type testCrash struct {
	w    io.Writer
	line []byte // unfinished
	mid  bool   // line goes on from what was passed on
	held []byte // from the line on that looks like the beginning of such a death
	dump bool   // held is a death, or looks like one: it is kept to the end
}

var (
	fatalHead   = regexp.MustCompile(`^(fatal error: |runtime: goroutine stack exceeds )`)
	panicHead   = regexp.MustCompile(`^panic: `)
	panicMore   = regexp.MustCompile(`^(\t|\[signal |panic: |\n)`)
	dumpHead    = regexp.MustCompile(`^goroutine \d+ `)
	fatalLine   = regexp.MustCompile(`(?m)^fatal error: (.*)$`)
	firstDump   = regexp.MustCompile(`(?m)^\n?(goroutine \d+ |runtime stack:)`)
	interpreter = regexp.MustCompile(`(?m)^github\.com/goplus/ixgo\.`)
)

// longestHead is how much of a line has to be there to tell what it is.
const longestHead = len("runtime: goroutine stack exceeds ")

func (c *testCrash) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if c.dump {
			c.held = append(c.held, b...)
			break
		}
		end := bytes.IndexByte(b, '\n') + 1
		if end == 0 {
			end = len(b)
		}
		c.line = append(c.line, b[:end]...)
		b = b[end:]
		if c.line[len(c.line)-1] == '\n' || len(c.line) >= longestHead {
			if err := c.take(c.line); err != nil {
				return 0, err
			}
			c.mid = c.line[len(c.line)-1] != '\n'
			c.line = c.line[:0]
		}
	}
	return n, nil
}

// take handles a line, or a part of a long one.
func (c *testCrash) take(line []byte) error {
	switch {
	case c.mid && c.held != nil:
	case !c.mid && fatalHead.Match(line), c.held != nil && dumpHead.Match(line):
		c.dump = true
	case !c.mid && panicHead.Match(line), c.held != nil && panicMore.Match(line):
	default:
		_, err := c.w.Write(append(c.held, line...))
		c.held = nil
		return err
	}
	c.held = append(c.held, line...)
	return nil
}

// end is called when the process has ended.
func (c *testCrash) end(state *os.ProcessState, trace *engine.Trace) {
	c.held = append(c.held, c.line...)
	dump := firstDump.FindIndex(c.held)
	match := fatalLine.FindSubmatch(c.held)
	if dump == nil || state == nil || state.Success() || match == nil && !interpreter.Match(c.held) {
		c.w.Write(c.held) //nolint:errcheck // as everywhere with stdout
		return
	}
	if match == nil {
		c.w.Write(c.held[:dump[0]]) //nolint:errcheck // as above
		return
	}
	f := trace.Fault("fatal error: " + string(match[1]))
	fmt.Fprintf(c.w, "fatal error: %s\n", match[1])
	if len(f.Frames) > 0 {
		fmt.Fprintf(c.w, "\ngoroutine [running]:\n%s", f.Stack())
	}
}
