package sandbox

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// controllers are those that nfrun uses.
var controllers = []string{"memory", "pids", "cpu"}

// A hierarchy is the place in one tree of control groups below which this
// process may make groups: the group that it is in itself, so that scripts
// stay inside the limits of the service or container that the device runs in.
type hierarchy struct {
	base        string // folder
	v2          bool
	controllers []string // of the controllers above, those that it has
}

// hierarchies finds the trees that have controllers, writable or not.
func hierarchies() []hierarchy {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return nil
	}
	own, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return nil
	}
	return parseHierarchies(string(mounts), string(own))
}

func parseHierarchies(mounts, own string) []hierarchy {
	var all []hierarchy
	for line := range strings.Lines(mounts) {
		left, right, ok := strings.Cut(line, " - ")
		l, r := strings.Fields(left), strings.Fields(right)
		if !ok || len(l) < 5 || len(r) < 3 || !strings.HasPrefix(r[0], "cgroup") {
			continue
		}
		root, point := l[3], l[4]
		h := hierarchy{v2: r[0] == "cgroup2"}
		if !h.v2 {
			for c := range strings.SplitSeq(r[2], ",") {
				if slices.Contains(controllers, c) && !slices.ContainsFunc(all, func(o hierarchy) bool { return slices.Contains(o.controllers, c) }) {
					h.controllers = append(h.controllers, c)
				}
			}
			if len(h.controllers) == 0 {
				continue
			}
		}
		path, ok := ownGroup(own, h)
		if !ok {
			continue
		}
		if rel, err := filepath.Rel(root, path); err == nil && !strings.HasPrefix(rel, "..") {
			h.base = filepath.Join(point, rel)
		} else {
			h.base = point // a container that sees its own part as the root
		}
		if h.v2 {
			if filepath.Base(h.base) == supervisorGroup {
				h.base = filepath.Dir(h.base)
			}
			for _, c := range readFields(h.base + "/cgroup.controllers") {
				if slices.Contains(controllers, c) {
					h.controllers = append(h.controllers, c)
				}
			}
			if len(h.controllers) == 0 {
				continue
			}
		}
		all = append(all, h)
	}
	return all
}

// ownGroup finds the path of h in /proc/self/cgroup.
func ownGroup(own string, h hierarchy) (string, bool) {
	for line := range strings.Lines(own) {
		f := strings.SplitN(strings.TrimSpace(line), ":", 3)
		switch {
		case len(f) < 3:
		case h.v2 && f[1] == "":
			return f[2], true
		case !h.v2 && slices.Contains(strings.Split(f[1], ","), h.controllers[0]):
			return f[2], true
		}
	}
	return "", false
}

// writable says whether groups can be made below h.
func (h hierarchy) writable() bool {
	if unix.Access(h.base, unix.W_OK|unix.X_OK) != nil {
		return false
	}
	return !h.v2 || unix.Access(h.base+"/cgroup.subtree_control", unix.W_OK) == nil
}

// delegate lets groups below dir have the controllers of h. Version 1 needs
// nothing for that.
func (h hierarchy) delegate(dir string) error {
	if !h.v2 {
		return nil
	}
	file := dir + "/cgroup.subtree_control"
	have := readFields(file)
	var want []string
	for _, c := range h.controllers {
		if !slices.Contains(have, c) {
			want = append(want, "+"+c)
		}
	}
	if len(want) == 0 {
		return nil
	}
	return os.WriteFile(file, []byte(strings.Join(want, " ")), 0)
}

// supervisorGroup is where the supervisor moves in version 2, in which a group
// has either processes or groups with controllers.
const supervisorGroup = "supervisor.nfrun"

// makeRoom delegates at the base of h. If processes are in the way and all of
// them are this one and its descendants, they move into a group of their own.
func (h hierarchy) makeRoom() error {
	err := h.delegate(h.base)
	if !errors.Is(err, unix.EBUSY) {
		return err
	}
	ours := append(DescendantsOf(os.Getpid()), os.Getpid())
	pids := readPIDs(h.base + "/cgroup.procs")
	for _, p := range pids {
		if !slices.Contains(ours, p) {
			return err
		}
	}
	room := filepath.Join(h.base, supervisorGroup)
	if err := os.Mkdir(room, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	for _, p := range pids {
		if err := join(room, p); err != nil && !errors.Is(err, unix.ESRCH) {
			return err
		}
	}
	return h.delegate(h.base)
}

func readFields(file string) []string {
	b, _ := os.ReadFile(file)
	return strings.Fields(string(b))
}

// value returns the second word of the line that begins with key.
func value(file, key string) string {
	b, _ := os.ReadFile(file)
	for line := range bytes.Lines(b) {
		if f := bytes.Fields(line); len(f) == 2 && string(f[0]) == key {
			return string(f[1])
		}
	}
	return ""
}
