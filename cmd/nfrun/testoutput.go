package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/testjson"
)

// A testOutput is where the output of one package's tests goes.
type testOutput struct {
	app   *app
	pkg   string
	show  bool // as it comes, and also when all pass
	began time.Time

	events *testjson.Stream // with --json, from the first byte on
	all    bytes.Buffer
}

func (o *testOutput) Write(b []byte) (int, error) {
	o.all.Write(b)
	switch {
	case o.app.json:
		return o.stream().Write(b)
	case o.show:
		return o.app.out.Write(b)
	}
	return len(b), nil
}

func (o *testOutput) stream() *testjson.Stream {
	if o.events == nil {
		o.events = testjson.NewStream(o.app.out, o.pkg, o.began)
	}
	return o.events
}

var noTests = []byte("testing: warning: no tests to run\n")

// finish adds the line with the result of a program that has ended.
func (o *testOutput) finish(took time.Duration, err error) {
	printed := o.all.Bytes()
	exit, exited := errors.AsType[*exec.ExitError](err)
	line := fmt.Sprintf("ok  \t%s\t%.3fs", o.pkg, took.Seconds())
	switch {
	case err == nil && !o.show:
		o.all.Reset()
	case err != nil && (len(printed) == 0 || !exited || !exit.Exited()):
		fmt.Fprintln(o, err)
	case len(printed) > 0 && printed[len(printed)-1] != '\n':
		fmt.Fprintln(o)
	}
	if err == nil {
		if bytes.HasPrefix(printed, noTests) || bytes.Contains(printed, append([]byte("\n"), noTests...)) {
			line += " [no tests to run]"
		}
	} else {
		line = fmt.Sprintf("FAIL\t%s\t%.3fs", o.pkg, took.Seconds())
		if o.app.json {
			line = "\x16" + line // the converter waits for the mark
		}
	}
	fmt.Fprintln(o, line)
	o.end(err != nil, "")
}

// end ends the stream of events, or prints what was held back.
func (o *testOutput) end(failed bool, failedBuild string) {
	switch {
	case o.app.json:
		o.stream().Close(failed, failedBuild)
	case !o.show:
		o.app.out.Write(o.all.Bytes()) //nolint:errcheck // as everywhere with stdout
	}
}
