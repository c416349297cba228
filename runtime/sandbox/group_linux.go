package sandbox

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// A Group is a control group, version 1 or 2, that holds one runner to its
// limits. A nil Group is one on a machine without them: its methods do
// nothing.
type Group struct {
	dirs []groupDir
}

// A groupDir is the folder of a group in one hierarchy.
type groupDir struct {
	hierarchy
	path string
}

// groupPrefix begins the names of the groups that hold those of one
// supervisor; its process id and start time follow.
const groupPrefix = "nfrun-"

// NewGroup makes a group for a runner of the script name and sets its limits.
// It returns nil, nil where the kernel has no control groups, or none that
// this user may make.
func NewGroup(name string, l *Limits) (*Group, error) {
	parent, err := parentName()
	if err != nil {
		return nil, fmt.Errorf("sandbox: control group of %s: %w", name, err)
	}
	g := &Group{}
	rel := filepath.Join(parent, fmt.Sprintf("%s-%08x", name, rand.Uint32()))
	for _, h := range hierarchies() {
		if !h.writable() || h.makeRoom() != nil {
			continue
		}
		path := filepath.Join(h.base, rel)
		if err := makeGroup(h, path); err != nil {
			continue
		}
		g.dirs = append(g.dirs, groupDir{h, path})
	}
	if len(g.dirs) == 0 {
		return nil, nil
	}
	if err := g.Limit(l); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// makeGroup makes the parent as well. Another goroutine may remove the parent
// with the last group in it, at any moment.
func makeGroup(h hierarchy, path string) error {
	parent := filepath.Dir(path)
	for {
		if err := os.Mkdir(parent, 0o755); err == nil || errors.Is(err, os.ErrExist) {
			if err := h.delegate(parent); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		} else {
			return err
		}
		if err := os.Mkdir(path, 0o755); !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
}

// parentName is nfrun-PID-START: both together are unique for a boot.
func parentName() (string, error) {
	s, err := readStat(os.Getpid())
	if err != nil {
		return "", err
	}
	return groupPrefix + strconv.Itoa(os.Getpid()) + "-" + s.start, nil
}

// Add moves the process pid into the group, with what it starts from now on.
// Memory that it has already stays on the account it was on.
func (g *Group) Add(pid int) error {
	if g == nil {
		return nil
	}
	for _, d := range g.dirs {
		if err := join(d.path, pid); err != nil {
			return fmt.Errorf("sandbox: add process %d to its control group: %w", pid, err)
		}
	}
	return nil
}

func join(dir string, pid int) error {
	return os.WriteFile(dir+"/cgroup.procs", []byte(strconv.Itoa(pid)), 0)
}

// Controllers names what the group limits, of memory, pids and cpu.
func (g *Group) Controllers() []string {
	if g == nil {
		return nil
	}
	var all []string
	for _, d := range g.dirs {
		all = append(all, d.controllers...)
	}
	return all
}

// file returns the path of a control file of the controller, by the names it
// has in version 1 and 2; "" if the group does not have the controller.
func (g *Group) file(controller, v1, v2 string) string {
	if g == nil {
		return ""
	}
	for _, d := range g.dirs {
		for _, c := range d.controllers {
			if c == controller {
				if d.v2 {
					return filepath.Join(d.path, v2)
				}
				return filepath.Join(d.path, v1)
			}
		}
	}
	return ""
}

// Memory returns the bytes that the group uses, page cache included; 0
// without the memory controller.
func (g *Group) Memory() int64 {
	return readBytes(g.file("memory", "memory.usage_in_bytes", "memory.current"))
}

// Peak returns the most bytes that the group has used so far, page cache
// included; 0 where that is not known: without the memory controller, or with
// version 2 before Linux 5.19. It does not count what a process had before
// [Group.Add]. A runner whose peak is near its limit has most likely ended
// for want of memory, whatever its last words were.
func (g *Group) Peak() int64 {
	return readBytes(g.file("memory", "memory.max_usage_in_bytes", "memory.peak"))
}

// readBytes reads a number; 0 where there is none.
func readBytes(file string) int64 {
	b, _ := os.ReadFile(file)
	n, _ := strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
	return n
}

// OOMKills returns how often the kernel killed a process of the group because
// it had no memory left.
func (g *Group) OOMKills() int {
	n, _ := strconv.Atoi(value(g.file("memory", "memory.oom_control", "memory.events"), "oom_kill"))
	return n
}

// Close kills what is left in the group and removes it. It waits for up to
// two seconds for processes to end that the kernel cannot end at once.
func (g *Group) Close() error {
	if g == nil {
		return nil
	}
	var errs error
	for _, d := range g.dirs {
		errs = errors.Join(errs, removeGroup(d.path))
		// The last group takes the parent with it.
		_ = os.Remove(filepath.Dir(d.path))
	}
	return errs
}

// removeGroup kills what is in the group and removes it.
func removeGroup(dir string) error {
	pause := 100 * time.Microsecond
	for end := time.Now().Add(2 * time.Second); ; time.Sleep(pause) {
		err := os.Remove(dir)
		if err == nil || errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if !errors.Is(err, unix.EBUSY) || time.Now().After(end) {
			return fmt.Errorf("sandbox: remove control group: %w", err)
		}
		killAll(dir)
		pause = min(2*pause, 20*time.Millisecond)
	}
}

// killAll kills the processes of the group, once.
func killAll(dir string) {
	for _, p := range readPIDs(dir + "/cgroup.procs") {
		_ = kill(p)
	}
}

func readPIDs(file string) []int {
	var pids []int
	for _, f := range readFields(file) {
		if p, err := strconv.Atoi(f); err == nil && p > 0 {
			pids = append(pids, p)
		}
	}
	return pids
}
