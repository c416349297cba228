package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/testjson"
	"github.com/nfrun/nfrun/runtime/engine"
)

// A testRunner runs packages, one after the other, each in a process of its own.
type testRunner struct {
	app   *app
	flags *testFlags
	show  bool // tell what passes
}

// killAfter is how long a process whose tests have run out of time may take to
// say so.
const killAfter = 30 * time.Second

// run runs the tests of a package and tells whether they passed. Its error is
// one of nfrun's own.
func (r *testRunner) run(p *testPackage) (ok bool, err error) {
	err = interruptible(func(ctx context.Context) (err error) {
		ok, err = r.process(ctx, p)
		return err
	})
	return ok, err
}

func (r *testRunner) process(ctx context.Context, p *testPackage) (bool, error) {
	out := &testOutput{app: r.app, pkg: p.path, show: r.show, began: time.Now()}
	if !p.tests {
		fmt.Fprintf(out, "?   \t%s\t[no test files]\n", p.path)
		out.end(false, "")
		return true, nil
	}
	tmp, err := os.MkdirTemp("", "nfrun-test-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(tmp) //nolint:errcheck // the system cleans it, too
	trace, err := engine.NewTrace()
	if err != nil {
		return false, err
	}
	defer trace.Close() //nolint:errcheck // memory only
	if d := r.flags.timeout; d > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, d+killAfter, errTooLong)
		defer cancel()
	}
	crash := &testCrash{w: out}
	cmd, err := r.command(ctx, p, tmp, trace)
	if err != nil {
		return false, err
	}
	cmd.Stdout, cmd.Stderr = crash, crash
	runErr := cmd.Run()
	took := time.Since(out.began)
	if b, err := os.ReadFile(filepath.Join(tmp, "report")); err == nil {
		var report testReport
		if err := json.Unmarshal(b, &report); err != nil {
			return false, err
		}
		if report.Error != "" {
			return false, errors.New(report.Error)
		}
		r.notBuilt(p, out, report.Diagnostics)
		return false, nil
	}
	crash.end(cmd.ProcessState, trace)
	if context.Cause(ctx) == errTooLong {
		fmt.Fprintf(out, "*** Test killed: ran too long (%v).\n", r.flags.timeout+killAfter)
	} else if ctx.Err() != nil {
		return false, errInterrupted
	}
	out.finish(took, runErr)
	return runErr == nil, nil
}

var errTooLong = errors.New("ran too long")

// command returns the process that runs a package's tests.
func (r *testRunner) command(ctx context.Context, p *testPackage, tmp string, trace *engine.Trace) (*exec.Cmd, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	order, err := json.Marshal(testOrder{
		Root: p.root, Only: p.only, Dir: p.dir, Name: p.name, Module: p.module,
		Program: filepath.Join(tmp, filepath.Base(p.path)+".test"),
		Engine:  firstOf(r.flags.engine, p.config.Engine),
		Allow:   p.config.Allow,
		Timeout: r.flags.timeout,
		Report:  filepath.Join(tmp, "report"),
		Trace:   trace.File() != nil,
	})
	if err != nil {
		return nil, err
	}
	args := []string{testChild, string(order), "-test.paniconexit0", "-test.timeout=0"}
	switch {
	case r.app.json:
		args = append(args, "-test.v=test2json")
	case r.flags.verbose:
		args = append(args, "-test.v=true")
	}
	args = append(append(args, r.flags.testing...), r.flags.args...)
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Dir = filepath.Join(p.root, filepath.FromSlash(p.dir))
	cmd.Env = append(os.Environ(), "PWD="+cmd.Dir, "XDG_STATE_HOME="+filepath.Join(tmp, "state"))
	if f := trace.File(); f != nil {
		cmd.ExtraFiles = []*os.File{f}
	}
	cmd.WaitDelay = time.Second // for what a test has started and left behind
	return cmd, nil
}

// notBuilt tells what is wrong with the source.
func (r *testRunner) notBuilt(p *testPackage, out *testOutput, list engine.Diagnostics) {
	err := &sourceError{list: list, base: p.shown}
	why, built := "build failed", fmt.Sprintf("%s [%s.test]", p.path, p.path)
	if atSetup(list) {
		why, built = "setup failed", p.path
	}
	if r.app.json {
		event := func(action, text string) {
			e := &testjson.Event{ImportPath: built, Action: action}
			if text != "" {
				e.Output = &text
			}
			testjson.Write(r.app.out, e) //nolint:errcheck // as everywhere with stdout
		}
		event("build-output", "# "+built+"\n")
		for _, d := range err.located() {
			event("build-output", d.String()+"\n")
		}
		event("build-fail", "")
	} else {
		fmt.Fprintln(r.app.err, "# "+built)
		r.app.diagnose(err.located())
	}
	fmt.Fprintf(out, "FAIL\t%s [%s]\n", p.path, why)
	out.end(true, built)
}

// atSetup tells whether the go command itself would have found an error: in
// what packages are made of, before anything is compiled.
func atSetup(list engine.Diagnostics) bool {
	for _, d := range list {
		for _, s := range []string{"syntax error: ", "package ", "import cycle ", "import of ", "import \"", "wrong signature for ", "multiple definitions of TestMain"} {
			if strings.HasPrefix(d.Message, s) {
				return true
			}
		}
	}
	return false
}
