package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The tests run children of the test binary, which do what scripts could do.

const (
	childEnv  = "SANDBOX_TEST_CHILD"
	nobody    = 65534
	childName = "sandbox-test"
)

// An order is what a child is to do.
type order struct {
	Child  string            // key of children
	Mode   string            // who it is; see modes
	Limits *Limits           // nil: it does not confine itself
	Inner  *Limits           // those of a child's child
	Args   map[string]string // what the test wants to tell it

	report *Report
}

// modes are the users that a runner may be.
var modes = []string{
	"user", // without privileges from the start
	"root", // root, and stays it
	"drop", // root, and gives it up
}

func TestMain(m *testing.M) {
	if text := os.Getenv(childEnv); text != "" {
		os.Exit(runChild(text))
	}
	os.Exit(m.Run())
}

func runChild(text string) int {
	var o order
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return fail(err)
	}
	if o.Mode == "user" && o.Child != "parent" && os.Getuid() == 0 {
		err := errors.Join(syscall.Setgroups(nil), syscall.Setresgid(nobody, nobody, nobody), syscall.Setresuid(nobody, nobody, nobody), keepTied(),
			unix.Prctl(unix.PR_SET_DUMPABLE, 1, 0, 0, 0)) // as if it had begun like that
		if err != nil {
			return fail(err)
		}
	}
	if o.Limits != nil {
		if err := Prepare(); err != nil {
			return fail(err)
		}
		r, err := Confine(o.Limits)
		if err != nil {
			return fail(err)
		}
		o.report = r
	}
	return children[o.Child](&o)
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "child:", err)
	return 9
}

// answer prints what the parent compares.
func answer(v any) int {
	if err := json.NewEncoder(os.Stdout).Encode(v); err != nil {
		return fail(err)
	}
	return 0
}

// say turns an error into a word that does not depend on paths.
func say(err error) string {
	var errno syscall.Errno
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &errno):
		if errno == syscall.EPERM || errno == syscall.EACCES {
			return "denied"
		}
		return errno.Error()
	}
	return err.Error()
}

// eachMode runs f for each user that this test may take on, with a working
// folder of that user.
func eachMode(t *testing.T, f func(t *testing.T, mode string, l *Limits)) {
	for _, mode := range modes {
		t.Run(mode, func(t *testing.T) {
			if mode != "user" && os.Getuid() != 0 {
				t.Skip("needs root")
			}
			f(t, mode, limitsFor(t, mode))
		})
	}
}

func limitsFor(t *testing.T, mode string) *Limits {
	t.Helper()
	l := &Limits{UID: -1, GID: -1, Dir: folder(t)}
	owner := os.Getuid()
	switch {
	case mode == "drop":
		l.UID, l.GID = Unprivileged(childName)
		owner = l.UID
	case mode == "user" && owner == 0:
		owner = nobody
	}
	if err := os.Chown(l.Dir, owner, -1); err != nil {
		t.Fatal(err)
	}
	return l
}

// folder returns a new folder that every user can reach.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A child is a process that a test started.
type child struct {
	*exec.Cmd
	out, err bytes.Buffer
}

func newChild(t *testing.T, o order) *child {
	t.Helper()
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	c := &child{Cmd: childCommand(string(text))}
	c.Stdout, c.Stderr = &c.out, &c.err
	return c
}

func childCommand(text string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(exe)
	c.Env = append(os.Environ(), childEnv+"="+text)
	return c
}

// start starts the child and ends it with the test.
func (c *child) start(t *testing.T) {
	t.Helper()
	if err := forker(t).Start(c.Cmd); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if c.ProcessState == nil {
			_ = KillGroup(c.Process.Pid)
			_ = c.Wait()
		}
	})
}

func forker(t *testing.T) *Forker {
	f := NewForker()
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// run starts a child, waits for it and returns it.
func run(t *testing.T, o order) *child {
	t.Helper()
	c := newChild(t, o)
	c.start(t)
	_ = c.Wait()
	if c.ProcessState.ExitCode() == 9 {
		t.Fatalf("child %s: %s", o.Child, c.err.String())
	}
	return c
}

// ask runs a child and decodes its answer into v.
func ask(t *testing.T, o order, v any) {
	t.Helper()
	c := run(t, o)
	if err := json.Unmarshal(c.out.Bytes(), v); err != nil {
		t.Fatalf("child %s: %v, %v\n%s%s", o.Child, c.ProcessState, err, c.out.String(), tail(c.err.String()))
	}
}

func tail(s string) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[:min(len(lines), 30)], "\n")
}
