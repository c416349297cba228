package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nfrun": main})
}

// Each file in testdata/script is a promise to users, in the commands that
// they would type and those below.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			for key, dir := range map[string]string{"HOME": "home", "XDG_STATE_HOME": "home/state", "XDG_CONFIG_HOME": "home/config", "NFRUN_DATA": "data"} {
				e.Setenv(key, filepath.Join(e.WorkDir, dir))
			}
			e.Values[processes] = map[string]*exec.Cmd{}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %s", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"device":     device,
			"start":      start,
			"end":        end,
			"wait-file":  waitFile,
			"wait-log":   waitLog,
			"wait-stack": waitStack,
			"wait-state": waitState,
			"get":        get,
			"status":     status,
		},
	})
}

// patience is how long a command waits for its condition, on a machine under
// load.
const patience = 30 * time.Second

type key int

const processes key = 0

// wait polls until a condition holds.
func wait(ts *testscript.TestScript, what string, ok func() bool) {
	deadline := time.Now().Add(patience)
	for !ok() {
		if time.Now().After(deadline) {
			ts.Fatalf("waited in vain for %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// device [ARG…] starts nfrun run, with more arguments, and waits until it is
// ready; it sets NFRUN_DEVICE, ADDRESS (host:port) and TOKEN. Its output is in device.out and
// device.err.
func device(ts *testscript.TestScript, neg bool, args []string) {
	start(ts, neg, append([]string{"device", "nfrun", "run", "--listen", "127.0.0.1:0"}, args...))
	ready := regexp.MustCompile(`(?m)^nfrun: ready (https?://\S+)$`)
	var match []string
	wait(ts, "the device", func() bool {
		match = ready.FindStringSubmatch(ts.ReadFile("device.err"))
		return match != nil
	})
	ts.Setenv("NFRUN_DEVICE", match[1])
	ts.Setenv("ADDRESS", match[1][strings.LastIndexByte(match[1], '/')+1:])
	token, err := os.ReadFile(filepath.Join(ts.Getenv("NFRUN_DATA"), "admin-token"))
	ts.Check(err)
	ts.Setenv("TOKEN", strings.TrimSpace(string(token)))
}

// start NAME COMMAND… starts a program in the background; its output goes to
// NAME.out and NAME.err.
func start(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: start NAME COMMAND…")
	}
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	cmd := exec.Command(path, args[2:]...)
	cmd.Args[0] = args[1]
	cmd.Dir = ts.MkAbs(".")
	for _, key := range []string{"PATH", "HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "NFRUN_DATA", "NFRUN_DEVICE", "TMPDIR", "GOCOVERDIR"} {
		if value := ts.Getenv(key); value != "" {
			cmd.Env = append(cmd.Env, key+"="+value)
		}
	}
	stdout, err := os.Create(ts.MkAbs(args[0] + ".out"))
	ts.Check(err)
	defer stdout.Close()
	stderr, err := os.Create(ts.MkAbs(args[0] + ".err"))
	ts.Check(err)
	defer stderr.Close()
	cmd.Stdout, cmd.Stderr = stdout, stderr
	ts.Check(cmd.Start())
	running := ts.Value(processes).(map[string]*exec.Cmd)
	running[args[0]] = cmd
	output := ts.MkAbs(args[0] + ".err")
	ts.Defer(func() {
		if running[args[0]] == cmd {
			cmd.Process.Kill()
			cmd.Wait()
			ts.Logf("[%s]\n%s", args[0], ts.ReadFile(output))
		}
	})
}

// end NAME [SIGNAL] ends a program that start began, with SIGINT by default.
// It has to exit with status 0, unless the signal is KILL.
func end(ts *testscript.TestScript, neg bool, args []string) {
	running := ts.Value(processes).(map[string]*exec.Cmd)
	if neg || len(args) == 0 || running[args[0]] == nil {
		ts.Fatalf("usage: end NAME [SIGNAL]")
	}
	sig := syscall.SIGINT
	if len(args) > 1 {
		sig = map[string]syscall.Signal{"TERM": syscall.SIGTERM, "KILL": syscall.SIGKILL}[args[1]]
	}
	cmd := running[args[0]]
	ts.Check(cmd.Process.Signal(sig))
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		delete(running, args[0])
		ts.Logf("[%s]\n%s", args[0], ts.ReadFile(args[0]+".err"))
		if err != nil && sig != syscall.SIGKILL {
			ts.Fatalf("%s: %v", args[0], err)
		}
	case <-time.After(patience):
		ts.Fatalf("%s does not end", args[0])
	}
}

// wait-file FILE REGEXP waits until a file holds something.
func waitFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wait-file FILE REGEXP")
	}
	want := regexp.MustCompile("(?m)" + args[1])
	wait(ts, args[1]+" in "+args[0], func() bool {
		b, err := os.ReadFile(ts.MkAbs(args[0]))
		return err == nil && want.Match(b)
	})
}

func connect(ts *testscript.TestScript) *client.Client {
	c, err := client.New(ts.Getenv("NFRUN_DEVICE"), &client.Options{Token: ts.Getenv("TOKEN"), Known: filepath.Join(ts.Getenv("XDG_CONFIG_HOME"), "nfrun", "known_devices")})
	ts.Check(err)
	return c
}

// wait-log SCRIPT REGEXP waits until the log of a script has a record with a
// message.
func waitLog(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wait-log SCRIPT REGEXP")
	}
	want := regexp.MustCompile(args[1])
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	found := errors.New("found")
	err := connect(ts).Log(ctx, args[0], &client.LogRange{Tail: -1, Follow: true}, func(r store.Record) error {
		if want.MatchString(r.Message) {
			return found
		}
		return nil
	})
	if err != found {
		ts.Fatalf("no %s in the log: %v", args[1], err)
	}
}

// wait-state SCRIPT STATE waits until a script is in a state; "none" is that
// of a script that is not there.
func waitState(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wait-state SCRIPT STATE")
	}
	c := connect(ts)
	wait(ts, args[0]+" "+args[1], func() bool {
		st, err := c.Script(context.Background(), args[0])
		if p, ok := errors.AsType[*admin.Problem](err); ok && p.Kind == "no-script" {
			return args[1] == "none"
		}
		return err == nil && string(st.State) == args[1]
	})
}

// wait-stack SCRIPT REGEXP waits until a script's goroutines do something.
func waitStack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wait-stack SCRIPT REGEXP")
	}
	c, want := connect(ts), regexp.MustCompile("(?m)"+args[1])
	wait(ts, args[1], func() bool {
		st, err := c.Stack(context.Background(), args[0])
		return err == nil && want.MatchString(engine.Text(st.Goroutines))
	})
}

// get SCRIPT TEXT waits until the address on which a script listens answers
// with a text.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: get SCRIPT TEXT")
	}
	c := connect(ts)
	var last string
	wait(ts, args[1], func() bool {
		st, err := c.Script(context.Background(), args[0])
		if err != nil || len(st.Listeners) == 0 {
			return false
		}
		resp, err := http.Get("http://" + st.Listeners[0])
		if err != nil {
			last = err.Error()
			return false
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		last = string(b)
		return err == nil && last == args[1]
	})
}

// status N COMMAND… runs a program that has to exit with status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND…")
	}
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}
