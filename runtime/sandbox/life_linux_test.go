package sandbox

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// eventually waits until f answers true.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	late := time.After(10 * time.Second)
	for !f() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatal("not in time: " + what)
		}
	}
}

// gone says whether pid has ended; one that nobody waited for yet has.
func gone(pid int) bool {
	s, err := readStat(pid)
	return err != nil || s.state == 'Z'
}

// TestNoRunnerOutlivesItsSupervisor kills supervisors.
func TestNoRunnerOutlivesItsSupervisor(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Memory, l.Files, l.Processes = 64<<20, 256, 64
		c := newChild(t, order{Child: "parent", Mode: mode, Inner: l})
		c.Stdout = nil
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		c.start(t)
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err, c.err.String())
		}
		pid, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		if gone(pid) {
			t.Fatal("the runner is gone before its supervisor")
		}
		if s, _ := readStat(pid); s.parent != c.Process.Pid {
			t.Fatalf("parent of the runner is %d, want %d", s.parent, c.Process.Pid)
		}
		if err := unix.Kill(c.Process.Pid, unix.SIGKILL); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		eventually(t, "end of the runner", func() bool { return gone(pid) })
	})
}

// TestForkerOutlivesGoroutines starts children from goroutines that end with
// their threads.
func TestForkerOutlivesGoroutines(t *testing.T) {
	f := forker(t)
	cmd := exec.Command("/bin/cat")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	started := make(chan error)
	for range 4 {
		go func() {
			started <- f.Start(exec.Command("/bin/true"))
		}()
		if err := <-started; err != nil {
			t.Fatal(err)
		}
	}
	go func() { started <- f.Start(cmd) }()
	if err := <-started; err != nil {
		t.Fatal(err)
	}
	if pgid, err := unix.Getpgid(cmd.Process.Pid); err != nil || pgid != cmd.Process.Pid {
		t.Errorf("process group %d, %v, want its own", pgid, err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("cat: %v, want it to live until its input ends", err)
	}
}

func TestForkerStartFails(t *testing.T) {
	if err := forker(t).Start(exec.Command("/does/not/exist")); err == nil {
		t.Error("no error")
	}
}

// TestKillGroup has a shell start a program in its group and one that leaves.
func TestKillGroup(t *testing.T) {
	cmd := exec.Command("/bin/sh", "-c", "sleep 1000 & echo $!; setsid sleep 1000 & wait")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := forker(t).Start(cmd); err != nil {
		t.Fatal(err)
	}
	pid := cmd.Process.Pid
	var first int
	if _, err := fmt.Fscan(out, &first); err != nil {
		t.Fatal(err)
	}
	left := func() (n int) {
		for _, p := range DescendantsOf(pid) {
			if g, err := unix.Getpgid(p); err == nil && g != pid {
				n++
			}
		}
		return n
	}
	eventually(t, "a descendant in a group of its own", func() bool { return left() > 0 })
	all := append(DescendantsOf(pid), pid)
	if len(all) < 3 {
		t.Errorf("processes %v, want three", all)
	}
	if err := KillGroup(pid); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait()
	for _, p := range all {
		eventually(t, "end of a descendant", func() bool { return gone(p) })
	}
	if err := KillGroup(pid); err != nil {
		t.Errorf("kill what is gone: %v", err)
	}
	if err := KillGroup(1); err == nil {
		t.Error("KillGroup(1) has to be refused")
	}
}

func TestPrivateMemory(t *testing.T) {
	before, err := PrivateMemory(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 32<<20)
	for i := range b {
		b[i] = 1
	}
	after, err := PrivateMemory(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if d := after - before; d < 24<<20 || b[1] != 1 {
		t.Errorf("grew by %d bytes, want about %d", d, len(b))
	}
	if _, err := PrivateMemory(1 << 30); err == nil {
		t.Error("no error for a process that is not there")
	}
}
