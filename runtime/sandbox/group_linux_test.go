package sandbox

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// newGroup makes a group, or skips the test where there is no controller.
func newGroup(t *testing.T, l *Limits, controller string) *Group {
	t.Helper()
	g, err := NewGroup("test", l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	if !slices.Contains(g.Controllers(), controller) {
		t.Skip("no cgroup controller " + controller)
	}
	return g
}

// hold starts a shell in the group, which runs the script when it is in.
func hold(t *testing.T, g *Group, script string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", "read x;"+script)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := forker(t).Start(cmd); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = KillGroup(cmd.Process.Pid); _ = cmd.Wait() })
	if err := g.Add(cmd.Process.Pid); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// TestGroupMemory fills memory that RLIMIT_DATA does not count.
func TestGroupMemory(t *testing.T) {
	l := &Limits{UID: -1, GID: -1, Memory: 16 << 20}
	g := newGroup(t, l, "memory")
	c := newChild(t, order{Child: "shared"})
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.start(t)
	if err := g.Add(c.Process.Pid); err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if got := c.ProcessState.String(); got != "signal: killed" {
		t.Errorf("ended with %s, want killed; %s", got, c.err.String())
	}
	if n := g.OOMKills(); n != 1 {
		t.Errorf("%d kills, want 1", n)
	}
	limit := knobs(l, false)[1].value
	if n := g.Peak(); n != 0 && (n < limit*9/10 || n > limit) {
		t.Errorf("a peak of %d bytes, want the limit of %d", n, limit)
	} else if n == 0 && !g.dirs[0].v2 {
		t.Error("no peak")
	}
}

// TestGroupPeak reads the files of both versions.
func TestGroupPeak(t *testing.T) {
	for name, v2 := range map[string]bool{"memory.max_usage_in_bytes": false, "memory.peak": true} {
		t.Run(name, func(t *testing.T) {
			d := groupDir{hierarchy{v2: v2, controllers: []string{"cpu", "memory"}}, t.TempDir()}
			g := &Group{dirs: []groupDir{d}}
			if n := g.Peak(); n != 0 {
				t.Errorf("a peak of %d bytes without a file", n)
			}
			if err := os.WriteFile(filepath.Join(d.path, name), []byte("73400320\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if n := g.Peak(); n != 70<<20 {
				t.Errorf("a peak of %d bytes, want 70 MiB", n)
			}
		})
	}
}

func TestGroupProcesses(t *testing.T) {
	l := &Limits{Processes: 8}
	g := newGroup(t, l, "pids")
	cmd := hold(t, g, "i=0; while [ $i -lt 100 ]; do sleep 1000 & i=$((i+1)); done; wait")
	err := cmd.Wait()
	if err == nil {
		t.Error("a shell started 100 processes, of 16")
	}
}

// TestGroupClose closes groups with processes in them that left the process
// group and have no parent.
func TestGroupClose(t *testing.T) {
	g := newGroup(t, &Limits{}, "pids")
	cmd := hold(t, g, "setsid sh -c 'sleep 1000 & sleep 1000' & sleep 1000 & wait")
	procs := filepath.Join(g.dirs[0].path, "cgroup.procs")
	eventually(t, "four processes in the group", func() bool { return len(readPIDs(procs)) >= 4 })
	pids := readPIDs(procs)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	for _, p := range pids {
		eventually(t, "end of a process of the group", func() bool { return gone(p) })
	}
	for _, d := range g.dirs {
		if _, err := os.Stat(d.path); err == nil {
			t.Errorf("%s is left", d.path)
		}
	}
}

// TestKillGroupFindsTheGroup kills what only the control group knows of.
func TestKillGroupFindsTheGroup(t *testing.T) {
	g := newGroup(t, &Limits{}, "pids")
	cmd := hold(t, g, "(setsid sleep 1000 &) ; sleep 1000")
	procs := filepath.Join(g.dirs[0].path, "cgroup.procs")
	orphan := func() int {
		for _, p := range readPIDs(procs) {
			if s, err := readStat(p); err == nil && s.parent != cmd.Process.Pid && p != cmd.Process.Pid {
				return p
			}
		}
		return 0
	}
	eventually(t, "an orphan", func() bool { return orphan() != 0 && len(DescendantsOf(cmd.Process.Pid)) == 1 })
	p := orphan()
	if err := KillGroup(cmd.Process.Pid); err != nil {
		t.Fatal(err)
	}
	eventually(t, "end of the orphan", func() bool { return gone(p) })
}

// TestGroupsComeAndGo makes as many groups as 2,000 reloads do.
func TestGroupsComeAndGo(t *testing.T) {
	newGroup(t, &Limits{}, "pids")
	before := countGroups(t)
	for i := range 2000 {
		g, err := NewGroup("reload", &Limits{Memory: 64 << 20, Processes: 64})
		if err != nil {
			t.Fatal(i, err)
		}
		if err := g.Close(); err != nil {
			t.Fatal(i, err)
		}
	}
	if after := countGroups(t); after != before {
		t.Errorf("%d groups, want the %d from before", after, before)
	}
}

func countGroups(t *testing.T) (n int) {
	t.Helper()
	parent, err := parentName()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hierarchies() {
		entries, _ := os.ReadDir(filepath.Join(h.base, parent))
		for _, e := range entries {
			if e.IsDir() {
				n++
			}
		}
	}
	return n
}

// TestSweep leaves groups behind as a supervisor does that was killed.
func TestSweep(t *testing.T) {
	alive := newGroup(t, &Limits{}, "pids")
	dead := exec.Command("/bin/true")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, d := range alive.dirs {
		path := filepath.Join(d.base, fmt.Sprintf("%s%d-%d", groupPrefix, dead.Process.Pid, 1), "script-1")
		if err := makeGroup(d.hierarchy, path); err != nil {
			t.Fatal(err)
		}
		left = append(left, path)
	}
	orphan := exec.Command("/bin/sleep", "1000")
	if err := forker(t).Start(orphan); err != nil {
		t.Fatal(err)
	}
	if err := join(left[0], orphan.Process.Pid); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(); err != nil {
		t.Fatal(err)
	}
	_ = orphan.Wait()
	for _, p := range left {
		if _, err := os.Stat(filepath.Dir(p)); err == nil {
			t.Errorf("%s is left", p)
		}
	}
	for _, d := range alive.dirs {
		if _, err := os.Stat(d.path); err != nil {
			t.Errorf("a group of a living supervisor is gone: %v", err)
		}
	}
}

// TestNilGroup uses a group where there are none.
func TestNilGroup(t *testing.T) {
	var g *Group
	if g.Add(1) != nil || g.Limit(&Limits{Memory: 1}) != nil || g.Memory() != 0 || g.Peak() != 0 || g.OOMKills() != 0 || g.Close() != nil {
		t.Error("a nil group does something")
	}
}

func TestKnobs(t *testing.T) {
	l := &Limits{Memory: 64 << 20, Processes: 64, CPUWeight: 200}
	names := func(v2 bool) (s []string) {
		for _, k := range knobs(l, v2) {
			s = append(s, fmt.Sprint(k.file, "=", k.value))
		}
		return s
	}
	const n = 64<<20 + 8<<20 + 4<<20 + 32<<20
	v1 := []string{fmt.Sprint("memory.memsw.limit_in_bytes=", n), fmt.Sprint("memory.limit_in_bytes=", n),
		fmt.Sprint("memory.memsw.limit_in_bytes=", n), "pids.max=72", "cpu.shares=2048"}
	v2 := []string{fmt.Sprint("memory.max=", n), "memory.swap.max=0", "memory.oom.group=1", "pids.max=72", "cpu.weight=200"}
	if d := cmp.Diff(v1, names(false)); d != "" {
		t.Errorf("version 1 (-want +got):\n%s", d)
	}
	if d := cmp.Diff(v2, names(true)); d != "" {
		t.Errorf("version 2 (-want +got):\n%s", d)
	}
}

func TestParseHierarchies(t *testing.T) {
	base := t.TempDir()
	own := filepath.Join(base, "system.slice/nfrun.service")
	if err := os.MkdirAll(own, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own+"/cgroup.controllers", []byte("cpuset cpu io memory pids\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, mounts, own string
		want              []string
	}{
		{"version 2", "1 2 0:1 / " + base + " rw - cgroup2 cgroup2 rw", "0::/system.slice/nfrun.service",
			[]string{"v2 " + own + " cpu,memory,pids"}},
		{"version 2, moved", "1 2 0:1 / " + base + " rw - cgroup2 cgroup2 rw", "0::/system.slice/nfrun.service/" + supervisorGroup,
			[]string{"v2 " + own + " cpu,memory,pids"}},
		{"version 1", "1 2 0:1 / /c/cpu rw shared:1 - cgroup cgroup rw,cpu,cpuacct\n3 4 0:2 / /c/m rw - cgroup cgroup rw,memory\n5 6 0:3 / /c/f rw - cgroup cgroup rw,freezer",
			"4:memory:/a/b\n1:cpu,cpuacct:/\n0::/", []string{"v1 /c/cpu cpu", "v1 /c/m/a/b memory"}},
		{"container", "1 2 0:1 /docker/x /c/m rw - cgroup cgroup rw,memory", "4:memory:/docker/x", []string{"v1 /c/m memory"}},
		{"none", "1 2 0:1 / / rw - ext4 /dev/vda rw", "", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			var got []string
			for _, h := range parseHierarchies(x.mounts, x.own) {
				got = append(got, map[bool]string{true: "v2 ", false: "v1 "}[h.v2]+h.base+" "+strings.Join(h.controllers, ","))
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func BenchmarkGroup(b *testing.B) {
	l := &Limits{Memory: 64 << 20, Processes: 64}
	for b.Loop() {
		g, err := NewGroup("bench", l)
		if err != nil {
			b.Fatal(err)
		}
		if g == nil {
			b.Skip("no control groups")
		}
		if err := g.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGroupAdd(b *testing.B) {
	g, err := NewGroup("bench", &Limits{})
	if err != nil || g == nil {
		b.Skip("no control groups", err)
	}
	defer g.Close()
	cmd := exec.Command("/bin/sleep", "1000")
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer cmd.Wait()
	defer unix.Kill(cmd.Process.Pid, unix.SIGKILL)
	for b.Loop() {
		if err := g.Add(cmd.Process.Pid); err != nil {
			b.Fatal(err)
		}
	}
}
