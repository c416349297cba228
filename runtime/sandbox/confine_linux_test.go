package sandbox

import (
	"os"
	"strconv"
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
