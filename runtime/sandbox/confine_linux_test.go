package sandbox

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFiles(t *testing.T) {
	if landlockABI() == 0 {
		t.Skip("kernel without Landlock")
	}
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		args := map[string]string{"parent": strconv.Itoa(os.Getpid())}
		for _, d := range []string{"other", "read", "write"} {
			args[d] = folder(t)
			if err := os.WriteFile(args[d]+"/file", nil, 0o666); err != nil {
				t.Fatal(err)
			}
			for p, perm := range map[string]os.FileMode{args[d]: 0o777, args[d] + "/file": 0o666} {
				if err := os.Chmod(p, perm); err != nil {
					t.Fatal(err)
				}
			}
		}
		l.Read, l.Write = []string{args["read"], "/does/not/exist"}, []string{args["write"]}
		var got map[string]string
		ask(t, order{Child: "files", Mode: mode, Limits: l, Args: args}, &got)
		want := map[string]string{
			"shadow": "denied", "passwd": "denied", "hosts": "ok",
			"status": "ok", "parent status": "denied",
			"other": "denied", "other write": "denied", "read": "ok", "read write": "denied", "write": "ok",
			"dir": "ok", "relative": "ok", "null": "ok", "random": "ok", "temp": "ok", "move": "ok", "remove": "ok",
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("access (-want +got):\n%s", d)
		}
	})
}

// TestTemp has scripts make files in their own folder, which lies in a folder
// that is open to them, or in one that is root's alone.
func TestTemp(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		for _, perm := range []os.FileMode{0o711, 0o700} {
			t.Run(perm.String(), func(t *testing.T) {
				if mode == "user" && perm == 0o700 && os.Getuid() == 0 {
					t.Skip("a user whom the supervisor cannot change needs a way to the folder")
				}
				l, want := *l, "."
				parent := folder(t)
				l.Dir = filepath.Join(parent, "dir")
				if err := os.Mkdir(l.Dir, 0o700); err != nil {
					t.Fatal(err)
				}
				owner := l.UID
				if mode == "user" && os.Getuid() == 0 {
					owner = nobody
				}
				if err := errors.Join(os.Chown(l.Dir, owner, -1), os.Chmod(parent, perm)); err != nil {
					t.Fatal(err)
				}
				if perm == 0o711 || mode != "drop" {
					want = l.Dir
				}
				var got map[string]string
				ask(t, order{Child: "temp", Mode: mode, Limits: &l}, &got)
				w := map[string]string{
					"home": want, "tmpdir": want, "write": "ok", "temp": "ok", "close": "ok", "remove": "ok",
					"temp folder": "ok", "write in it": "ok",
				}
				if d := cmp.Diff(w, got); d != "" {
					t.Errorf("files (-want +got):\n%s", d)
				}
			})
		}
	})
}

// TestNoWorkingDirectory gives a script a folder that is not its own.
func TestNoWorkingDirectory(t *testing.T) {
	if os.Getuid() != 0 || landlockABI() == 0 {
		t.Skip("needs root and Landlock")
	}
	l := limitsFor(t, "drop")
	l.Dir = folder(t)
	if err := os.Chmod(l.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	c := newChild(t, order{Child: "confine", Mode: "drop", Limits: l})
	c.start(t)
	_ = c.Wait()
	if c.ProcessState.ExitCode() != 9 || !strings.Contains(c.err.String(), "sandbox: landlock: ") {
		t.Errorf("%v, %q", c.ProcessState, c.err.String())
	}
}

func TestCalls(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		var got map[string]string
		ask(t, order{Child: "calls", Mode: mode, Limits: l, Args: map[string]string{"parent": strconv.Itoa(os.Getpid())}}, &got)
		want := map[string]string{
			"os/exec": "denied", "clone": "denied", "clone3": "function not implemented", "execve": "denied",
			"kill parent": "denied", "kill self": "ok", "tgkill parent": "denied", "signal parent": "denied",
			"ptrace": "denied", "mount": "denied", "unshare": "denied", "io_uring_setup": "denied",
			"mptcp": "protocol not supported", "tcp": "ok",
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("calls (-want +got):\n%s", d)
		}
	})
}

func TestExecAllowed(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Exec, l.Memory, l.Processes = true, 64<<20, 64
		var got map[string]string
		ask(t, order{Child: "exec", Mode: mode, Limits: l}, &got)
		if d := cmp.Diff(map[string]string{"err": "ok", "out": "shell\n"}, got); d != "" {
			t.Errorf("a program (-want +got):\n%s", d)
		}
	})
}

func TestNetwork(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Memory, l.Files, l.Processes = 64<<20, 256, 64
		var got map[string]string
		ask(t, order{Child: "network", Mode: mode, Limits: l}, &got)
		want := map[string]string{
			"listen": "ok", "get": "ok", "body": "hello", "udp": "ok", "lookup": "ok", "resolv.conf": "ok",
			"port": "ok", "roots": "ok", "zone": "ok", "interfaces": "ok",
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("network (-want +got):\n%s", d)
		}
	})
}
