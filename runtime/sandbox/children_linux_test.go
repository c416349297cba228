package sandbox

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// children are what a child can do. Each returns the exit code.
var children = map[string]func(o *order) int{
	"calls":      calls,
	"confine":    func(o *order) int { return answer(o.report) },
	"exec":       execProgram,
	"files":      useFiles,
	"goroutines": bombGoroutines,
	"hang":       hang,
	"hog":        hogMemory,
	"limits":     showLimits,
	"network":    useNetwork,
	"open":       openFiles,
	"parent":     beParent,
	"recurse":    func(o *order) int { return recurse(0) },
	"shared":     hogShared,
	"temp":       useTemp,
	"threads":    bombThreads,
}

func useFiles(o *order) int {
	read := func(p string) string { _, err := os.ReadFile(p); return say(err) }
	write := func(p string) string { return say(os.WriteFile(p, []byte("x"), 0o600)) }
	got := map[string]string{
		"shadow":        read("/etc/shadow"),
		"passwd":        read("/etc/passwd"),
		"hosts":         read("/etc/hosts"),
		"status":        read("/proc/self/status"),
		"parent status": read("/proc/" + o.Args["parent"] + "/status"),
		"other":         read(o.Args["other"] + "/file"),
		"other write":   write(o.Args["other"] + "/new"),
		"read":          read(o.Args["read"] + "/file"),
		"read write":    write(o.Args["read"] + "/file"),
		"write":         write(o.Args["write"] + "/new"),
		"dir":           write(o.Limits.Dir + "/new"),
		"relative":      read("new"),
		"null":          write("/dev/null"),
		"random":        say(func() error { f, err := os.Open("/dev/urandom"); _ = f.Close(); return err }()),
	}
	f, err := os.CreateTemp("", "x")
	got["temp"] = say(err)
	if err == nil {
		_ = f.Close()
		_ = os.Mkdir("sub", 0o700)
		got["move"] = say(os.Rename(f.Name(), filepath.Join("sub", "x")))
		got["remove"] = say(os.RemoveAll("sub"))
	}
	return answer(got)
}

// useTemp makes files where no path is given for them.
func useTemp(o *order) int {
	got := map[string]string{"tmpdir": os.TempDir(), "write": say(os.WriteFile("new", []byte("x"), 0o600))}
	got["home"], _ = os.UserHomeDir()
	f, err := os.CreateTemp("", "x")
	got["temp"] = say(err)
	if err == nil {
		got["close"] = say(f.Close())
		got["remove"] = say(os.Remove(f.Name()))
	}
	dir, err := os.MkdirTemp("", "x")
	got["temp folder"] = say(err)
	if err == nil {
		got["write in it"] = say(os.WriteFile(dir+"/new", []byte("x"), 0o600))
	}
	return answer(got)
}

// calls makes system calls that scripts may not make.
func calls(o *order) int {
	parent, _ := strconv.Atoi(o.Args["parent"])
	got := map[string]string{
		"os/exec":     say(exec.Command("/bin/true").Run()),
		"kill parent": say(unix.Kill(parent, 0)),
		"kill self":   say(unix.Kill(os.Getpid(), 0)),
		"ptrace":      say(unix.PtraceAttach(parent)),
		"mount":       say(unix.Mount("none", o.Limits.Dir, "tmpfs", 0, "")),
		"unshare":     say(unix.Unshare(unix.CLONE_NEWUSER)),
	}
	raw := func(name string, nr uintptr, a, b, c uintptr) {
		r, _, errno := unix.RawSyscall(nr, a, b, c)
		if errno == 0 && r == 0 && nr == unix.SYS_CLONE {
			unix.RawSyscall(unix.SYS_EXIT_GROUP, 0, 0, 0) // the child of a fork that should not be
		}
		got[name] = "ok"
		if errno != 0 {
			got[name] = say(errno)
		}
	}
	raw("clone", unix.SYS_CLONE, uintptr(unix.SIGCHLD), 0, 0)
	raw("clone3", unix.SYS_CLONE3, 0, 0, 0)
	raw("execve", unix.SYS_EXECVE, 0, 0, 0)
	raw("tgkill parent", unix.SYS_TGKILL, uintptr(parent), uintptr(parent), 0)
	raw("io_uring_setup", unix.SYS_IO_URING_SETUP, 1, 0, 0)
	raw("mptcp", unix.SYS_SOCKET, unix.AF_INET, unix.SOCK_STREAM, protocolMPTCP)
	raw("tcp", unix.SYS_SOCKET, unix.AF_INET, unix.SOCK_STREAM, 0)
	p, err := os.FindProcess(parent)
	if err == nil {
		err = p.Signal(unix.SIGCONT)
	}
	got["signal parent"] = say(err)
	return answer(got)
}

func execProgram(o *order) int {
	out, err := exec.Command("/bin/sh", "-c", "cat /etc/shadow; echo shell; sleep 0 & wait").Output()
	return answer(map[string]string{"err": say(err), "out": string(out)})
}

func useNetwork(o *order) int {
	got := map[string]string{}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	got["listen"] = say(err)
	if err == nil {
		go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") }))
		r, err := http.Get("http://" + l.Addr().String())
		got["get"] = say(err)
		if err == nil {
			b, _ := io.ReadAll(r.Body)
			got["body"] = string(b)
		}
	}
	c, err := net.ListenPacket("udp", "127.0.0.1:0")
	got["udp"] = say(err)
	if err == nil {
		_ = c.Close()
	}
	_, err = net.LookupHost("localhost")
	got["lookup"] = say(err)
	_, err = os.ReadFile("/etc/resolv.conf")
	got["resolv.conf"] = say(err)
	_, err = net.DefaultResolver.LookupPort(context.Background(), "tcp", "https")
	got["port"] = say(err)
	pool, err := x509.SystemCertPool()
	got["roots"] = say(err)
	if err == nil && pool.Equal(x509.NewCertPool()) {
		got["roots"] = "none"
	}
	_, err = time.LoadLocation("Europe/Berlin")
	got["zone"] = say(err)
	_, err = net.Interfaces()
	got["interfaces"] = say(err)
	return answer(got)
}

func hang(o *order) int {
	fmt.Println(os.Getpid())
	select {}
}

// beParent is a supervisor: it starts a child, which says its id.
func beParent(o *order) int {
	text, err := json.Marshal(order{Child: "hang", Mode: o.Mode, Limits: o.Inner})
	if err != nil {
		return fail(err)
	}
	c := childCommand(string(text))
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	if err := NewForker().Start(c); err != nil {
		return fail(err)
	}
	_ = c.Wait()
	return 1
}
