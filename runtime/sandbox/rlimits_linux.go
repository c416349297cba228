package sandbox

import (
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// headroom is what the Go runtime needs beyond what it counts itself: spans
// and arenas are mapped in whole chunks of 4 MiB.
func headroom(memory int64) int64 { return memory/8 + 4<<20 }

// threadStacks is what the stacks of a C library's threads take of the data
// segment although they are hardly used. [Forker] keeps them at stackSize.
func threadStacks(l *Limits) int64 {
	if !usesCgo {
		return 0
	}
	n := int64(l.Processes)
	if n == 0 || n > 32 {
		n = 32
	}
	return n * stackSize
}

// limitData sets the hard limit on memory. It counts the private memory that
// is mapped, used or not, so it is relative to what is mapped now: the Go
// runtime alone maps over 100 MB.
func limitData(l *Limits, r *Report) error {
	const name = "RLIMIT_DATA"
	if l.Memory <= 0 {
		r.add(name, Skipped, "no memory limit asked for")
		return nil
	}
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return &Error{Measure: name, Err: err}
	}
	now, ok := field(b, "VmData")
	if !ok {
		return &Error{Measure: name, Err: errors.New("/proc/self/status has no VmData")}
	}
	most := now<<10 + l.Memory + headroom(l.Memory) + threadStacks(l)
	if err := limit(unix.RLIMIT_DATA, uint64(most)); err != nil {
		return &Error{Measure: name, Err: err}
	}
	r.add(name, OK, fmt.Sprintf("%s above %s", size(most-now<<10), size(now<<10)))
	return nil
}

// limitResources sets the limits that are plain numbers.
func limitResources(l *Limits, r *Report) error {
	if err := limit(unix.RLIMIT_CORE, 0); err != nil {
		return &Error{Measure: "RLIMIT_CORE", Err: err}
	}
	if l.Exec {
		restoreStacks()
	}
	if l.Files > 0 {
		if err := limit(unix.RLIMIT_NOFILE, uint64(l.Files)); err != nil {
			return &Error{Measure: "RLIMIT_NOFILE", Err: err}
		}
		r.add("RLIMIT_NOFILE", OK, strconv.Itoa(l.Files))
	}
	const name = "RLIMIT_NPROC"
	switch {
	case l.Processes <= 0:
	case !isPrivateID(os.Getuid()):
		// The kernel counts all threads of the user, whatever program.
		r.add(name, Skipped, fmt.Sprintf("uid %d is not the script's own", os.Getuid()))
	default:
		// During a reload two runners of the script live at once.
		if err := limit(unix.RLIMIT_NPROC, uint64(2*l.Processes)); err != nil {
			return &Error{Measure: name, Err: err}
		}
		r.add(name, OK, strconv.Itoa(2*l.Processes))
	}
	return nil
}

// restoreStacks undoes for programs what [Forker] did for the runner.
func restoreStacks() {
	var now unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_STACK, &now) == nil && now.Cur == stackSize {
		now.Cur = min(8<<20, now.Max)
		_ = unix.Setrlimit(unix.RLIMIT_STACK, &now)
	}
}

// limit sets both the soft and the hard limit, but never raises one.
func limit(resource int, n uint64) error {
	var now unix.Rlimit
	if err := unix.Getrlimit(resource, &now); err != nil {
		return err
	}
	n = min(n, now.Max)
	return unix.Setrlimit(resource, &unix.Rlimit{Cur: n, Max: n})
}

// weighProcessor sets the nice value where no control group keeps the weight.
func weighProcessor(l *Limits, r *Report) error {
	const name = "nice"
	switch {
	case l.CPUWeight == 0 || l.CPUWeight == defaultWeight:
		r.add(name, Skipped, "ordinary weight")
		return nil
	case inGroup("cpu"):
		r.add(name, Skipped, "the control group has the weight")
		return nil
	}
	nice := niceValue(l.CPUWeight)
	// On Linux the value belongs to a thread; new ones inherit it.
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return &Error{Measure: name, Err: err}
	}
	for _, t := range tasks {
		tid, _ := strconv.Atoi(t.Name())
		err := unix.Setpriority(unix.PRIO_PROCESS, tid, nice)
		if errors.Is(err, unix.EACCES) || errors.Is(err, unix.EPERM) {
			r.add(name, Missing, "only root can raise the weight")
			return nil
		}
		if err != nil && !errors.Is(err, unix.ESRCH) {
			return &Error{Measure: name, Err: err}
		}
	}
	r.add(name, OK, strconv.Itoa(nice))
	return nil
}

const defaultWeight = 100

// niceValue converts a weight: each step of nice is a factor of 1.25.
func niceValue(weight int) int {
	n := math.Round(math.Log(defaultWeight/float64(weight)) / math.Log(1.25))
	return int(min(max(n, -20), 19))
}

// inGroup says whether this process is in a control group that [NewGroup]
// made, with the given controller.
func inGroup(controller string) bool {
	own, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return false
	}
	for _, h := range hierarchies() {
		path, ok := ownGroup(string(own), h)
		if ok && slices.Contains(h.controllers, controller) && strings.Contains(path, "/"+groupPrefix) {
			return true
		}
	}
	return false
}
