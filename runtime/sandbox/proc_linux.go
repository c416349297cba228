package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// PrivateMemory returns the bytes of memory that only pid uses. Where the
// kernel has no smaps_rollup, or does not let this user read that of pid, it
// is the resident memory without file pages and shared memory.
func PrivateMemory(pid int) (int64, error) {
	dir := "/proc/" + strconv.Itoa(pid)
	if b, err := os.ReadFile(dir + "/smaps_rollup"); err == nil {
		clean, ok1 := field(b, "Private_Clean")
		dirty, ok2 := field(b, "Private_Dirty")
		if ok1 && ok2 {
			return (clean + dirty) << 10, nil
		}
	}
	b, err := os.ReadFile(dir + "/statm")
	if err != nil {
		return 0, fmt.Errorf("sandbox: memory of process %d: %w", pid, err)
	}
	f := bytes.Fields(b)
	if len(f) < 3 {
		return 0, fmt.Errorf("sandbox: memory of process %d: %s/statm has no third field", pid, dir)
	}
	resident, _ := strconv.ParseInt(string(f[1]), 10, 64)
	shared, _ := strconv.ParseInt(string(f[2]), 10, 64)
	return (resident - shared) * int64(os.Getpagesize()), nil
}

// field finds a line "name:  123 kB" and returns its number.
func field(b []byte, name string) (int64, bool) {
	for line := range bytes.Lines(b) {
		if k, v, ok := bytes.Cut(line, []byte(":")); ok && string(k) == name {
			v = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(v), []byte("kB")))
			n, err := strconv.ParseInt(string(v), 10, 64)
			return n, err == nil
		}
	}
	return 0, false
}

// DescendantsOf returns the processes that pid started, and those that these
// started, parents first. One whose parent ended is not among them.
func DescendantsOf(pid int) []int {
	d, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	children := map[int][]int{}
	for _, n := range names {
		p, err := strconv.Atoi(n)
		if err != nil {
			continue
		}
		if s, err := readStat(p); err == nil {
			children[s.parent] = append(children[s.parent], p)
		}
	}
	all := children[pid]
	for i := 0; i < len(all); i++ {
		all = append(all, children[all[i]]...)
	}
	return all
}

// stat is what a line of /proc/PID/stat says of a process.
type stat struct {
	state  byte // R, S, D, Z, …
	parent int
	start  string // clock ticks since boot; with the pid, unique
}

func readStat(pid int) (stat, error) {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return stat{}, err
	}
	// The name of the program is in parentheses and may hold any byte.
	f := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	if len(f) < 20 {
		return stat{}, fmt.Errorf("sandbox: /proc/%d/stat ends early", pid)
	}
	parent, err := strconv.Atoi(string(f[1]))
	return stat{f[0][0], parent, string(f[19])}, err
}
