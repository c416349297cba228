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
// error of Go's runtime, it tells where the script was instead of what Go
// prints, which is the stack of the interpreter.
type testCrash struct {
	w    io.Writer
	line []byte // unfinished
	mid  bool   // line goes on from what was passed on
	held []byte // from the line on that looks like the beginning of such a death
}

var (
	fatalHead   = regexp.MustCompile(`^(fatal error: |runtime: goroutine stack exceeds )`)
	fatalLine   = regexp.MustCompile(`(?m)^fatal error: (.*)$`)
	runtimeDump = regexp.MustCompile(`(?m)^(goroutine \d+ |runtime stack:)`)
)

const longestHead = len("runtime: goroutine stack exceeds ")

func (c *testCrash) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 && c.held == nil {
		end := bytes.IndexByte(b, '\n') + 1
		if end == 0 {
			end = len(b)
		}
		c.line = append(c.line, b[:end]...)
		b = b[end:]
		switch {
		case !c.mid && fatalHead.Match(c.line):
			c.held, c.line = c.line, nil
		case c.mid || c.line[len(c.line)-1] == '\n' || len(c.line) >= longestHead:
			c.mid = c.line[len(c.line)-1] != '\n'
			if _, err := c.w.Write(c.line); err != nil {
				return 0, err
			}
			c.line = c.line[:0]
		}
	}
	c.held = append(c.held, b...)
	return n, nil
}

// end is called when the process has ended.
func (c *testCrash) end(state *os.ProcessState, trace *engine.Trace) {
	c.w.Write(c.line) //nolint:errcheck // as everywhere with stdout
	match := fatalLine.FindSubmatch(c.held)
	if match == nil || state == nil || state.Success() || !runtimeDump.Match(c.held) {
		c.w.Write(c.held) //nolint:errcheck // as above
		return
	}
	f := trace.Fault("fatal error: " + string(match[1]))
	fmt.Fprintf(c.w, "fatal error: %s\n", match[1])
	if len(f.Frames) > 0 {
		fmt.Fprintf(c.w, "\ngoroutine [running]:\n%s", f.Stack())
	}
}
