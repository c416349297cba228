package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// testChild is the first argument of a process that runs the tests of one
// package. The second is its testOrder, the others are for the tests.
const testChild = "__test"

// A testOrder says which tests a process runs.
type testOrder struct {
	Root, Only, Dir string // as in testPackage
	Name, Module    string
	Program         string // os.Args[0] of the tests
	Engine          string
	Allow           []string
	Timeout         time.Duration
	Report          string // file for a testReport
	Trace           bool   // the flight recorder is file descriptor 3
}

// A testReport says why there are no tests to run.
type testReport struct {
	Diagnostics engine.Diagnostics `json:",omitempty"`
	Error       string             `json:",omitempty"`
}

// maxTestStack is where runaway recursion ends; an interpreted call needs more
// stack than a compiled one.
const maxTestStack = 128 << 20

// runTests runs the tests of one package in this process, and returns its exit
// status.
func (a *app) runTests(order string, args []string) int {
	var o testOrder
	if err := json.Unmarshal([]byte(order), &o); err != nil {
		fmt.Fprintln(a.err, "nfrun:", err)
		return exitUsage
	}
	debug.SetMaxStack(maxTestStack)
	report := func(r testReport) int {
		b, err := json.Marshal(r)
		if err == nil {
			err = os.WriteFile(o.Report, b, 0o600)
		}
		if err != nil {
			fmt.Fprintln(a.err, "nfrun:", err)
		}
		return exitFailed
	}
	p, err := o.load(args)
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		return report(testReport{Diagnostics: ds})
	} else if err != nil {
		return report(testReport{Error: err.Error()})
	}
	status, err := p.Run()
	if f, ok := errors.AsType[*engine.Fault](err); ok {
		testFault(f)
	} else if err != nil {
		return report(testReport{Error: err.Error()})
	}
	return status
}

// load compiles the tests.
func (o *testOrder) load(args []string) (engine.Program, error) {
	e, err := engine.New(o.Engine, packages())
	if err != nil {
		return nil, err
	}
	tester, ok := e.(engine.Tester)
	if !ok {
		return nil, fmt.Errorf("the engine %s does not run tests", o.Engine)
	}
	options := &engine.Options{
		Name:        o.Name,
		Module:      o.Module,
		Allow:       o.Allow,
		Args:        slices.Concat([]string{o.Program}, args),
		Fault:       testFault,
		TestTimeout: o.Timeout,
	}
	if o.Trace {
		f := os.NewFile(3, "trace")
		options.Trace, err = engine.OpenTrace(f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return tester.LoadTests(testSource(o.Root, o.Only), o.Dir, options)
}

// testFault prints a panic that ends the tests as Go does, with the script's
// frames; where tests hang, with those of all of its goroutines. It writes to
// the process's stderr as it is now: the testing package may have changed it.
func testFault(f *engine.Fault) {
	var b strings.Builder
	kind := f.Kind
	if kind == "fatal" {
		kind = "fatal error"
	}
	fmt.Fprintf(&b, "%s: %s\n", kind, f.Message)
	if len(f.Frames) > 0 {
		fmt.Fprintf(&b, "\ngoroutine %d [running]:\n%s", max(f.Goroutine, 1), f.Stack())
	}
	if strings.HasPrefix(f.Message, "test timed out after ") || strings.HasPrefix(f.Message, "deadlock: ") {
		stacks := engine.Stacks()
		for _, id := range slices.Sorted(maps.Keys(stacks)) {
			if id != f.Goroutine {
				fmt.Fprintf(&b, "\ngoroutine %d:\n%s", id, (&engine.Fault{Frames: stacks[id]}).Stack())
			}
		}
	}
	os.Stderr.WriteString(b.String()) //nolint:errcheck // there is nowhere else to say it
}
