package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"
)

// usage is the memory of one server with a number of scripts in it.
type usage struct {
	Peer       string  `json:"peer"`
	Scripts    int     `json:"scripts"`
	Total      float64 `json:"total_mb"`      // proportional set size (PSS) of all processes
	Supervisor float64 `json:"supervisor_mb"` // of it the supervisor
	Each       float64 `json:"each_mb"`       // what a script adds to none
	Ratio      float64 `json:"ratio"`         // of Total to nfrun's with as many scripts
}

// idleness is what a device costs while nothing happens.
type idleness struct {
	Scripts       int     `json:"scripts"`
	SupervisorRSS float64 `json:"supervisor_rss_mb"`
	CPU           float64 `json:"cpu_percent"` // of one core, all processes
}

// memory measures nfrun with more and more scripts, and as many Node servers.
func memory(ctx context.Context, c config, r *report, dir, binary, node string) error {
	if runtime.GOOS != "linux" {
		r.Notes = append(r.Notes, "memory was not measured: it is read from /proc, which Linux has")
		return nil
	}
	progress("nfrun, memory")
	d, err := startDevice(ctx, binary, dir)
	if err != nil {
		return err
	}
	defer d.close()
	tree := func() []int { return family(d.pid()) }
	none, err := settled(ctx, tree)
	if err != nil {
		return err
	}
	if err := idle(ctx, c, r, d.pid(), 0); err != nil {
		return err
	}
	running := 0
	for _, n := range c.scripts {
		for ; running < n; running++ {
			name := fmt.Sprintf("web%d", running)
			if _, err := d.put(ctx, name, running); err != nil {
				return err
			}
			if _, err := d.listener(ctx, name); err != nil {
				return err
			}
		}
		total, err := settled(ctx, tree)
		if err != nil {
			return err
		}
		supervisor, err := pss(d.pid())
		if err != nil {
			return err
		}
		r.Memory = append(r.Memory, usage{"nfrun", n, total, supervisor, (total - none) / float64(n), 0})
	}
	if err := idle(ctx, c, r, d.pid(), running); err != nil {
		return err
	}
	if node == "" {
		return nil
	}
	return nodeMemory(ctx, c, r, dir, node)
}

// nodeMemory measures a Node process for each server.
func nodeMemory(ctx context.Context, c config, r *report, dir, program string) error {
	progress("node, memory")
	var servers []*node
	defer func() {
		for _, n := range servers {
			n.close()
		}
	}()
	for _, n := range c.scripts {
		for len(servers) < n {
			s, err := startNode(ctx, program, dir, false)
			if err != nil {
				return err
			}
			servers = append(servers, s)
		}
		total, err := settled(ctx, func() (pids []int) {
			for _, s := range servers {
				pids = append(pids, s.pid())
			}
			return pids
		})
		if err != nil {
			return err
		}
		r.Memory = append(r.Memory, usage{"node", n, total, 0, total / float64(n), 0})
	}
	return nil
}

// idle watches the CPU time of a device that has nothing to do.
func idle(ctx context.Context, c config, r *report, pid, scripts int) error {
	before := ticks(pid)
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(c.idle):
	}
	const perSecond = 100 // USER_HZ, the same on all that Linux runs on today
	r.Idle = append(r.Idle, idleness{
		Scripts:       scripts,
		SupervisorRSS: procMB(pid, "status", "VmRSS:"),
		CPU:           100 * float64(ticks(pid)-before) / perSecond / c.idle.Seconds(),
	})
	return nil
}

// settled returns the memory of processes in MB, once it no longer changes.
func settled(ctx context.Context, pids func() []int) (float64, error) {
	last := 0.0
	for range 50 {
		total := 0.0
		for _, pid := range pids() {
			mb, err := pss(pid)
			if err != nil {
				return 0, err
			}
			total += mb
		}
		if d := total - last; d < 0.1 && d > -0.1 {
			return total, nil
		}
		last = total
		select {
		case <-ctx.Done():
			return 0, context.Cause(ctx)
		case <-time.After(200 * time.Millisecond):
		}
	}
	return last, nil
}

// pss is a process's share of memory: its private pages, and of those that
// it shares with others its part. A process that is gone has none.
func pss(pid int) (float64, error) {
	if _, err := os.ReadFile(proc(pid, "smaps_rollup")); err != nil && stat(pid) != nil {
		return 0, fmt.Errorf("memory of process %d: %w", pid, err)
	}
	return procMB(pid, "smaps_rollup", "Pss:"), nil
}

// procMB returns a value that a file of /proc gives in kB.
func procMB(pid int, file, key string) float64 {
	b, err := os.ReadFile(proc(pid, file))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(b) {
		if rest, ok := bytes.CutPrefix(line, []byte(key)); ok {
			kB, _ := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
			return kB * 1024 / 1e6
		}
	}
	return 0
}

// ticks is the CPU time of a process and its children so far.
func ticks(root int) (sum int64) {
	for _, pid := range family(root) {
		if f := stat(pid); f != nil {
			user, _ := strconv.ParseInt(string(f[11]), 10, 64)
			system, _ := strconv.ParseInt(string(f[12]), 10, 64)
			sum += user + system
		}
	}
	return sum
}

// stat returns the fields of /proc/PID/stat after the name; nil: gone.
func stat(pid int) [][]byte {
	b, err := os.ReadFile(proc(pid, "stat"))
	if err != nil {
		return nil
	}
	f := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	if len(f) < 13 || string(f[0]) == "Z" {
		return nil
	}
	return f
}

// family is a process and all that descend from it.
func family(root int) []int {
	parent := map[int]int{}
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		if pid, err := strconv.Atoi(e.Name()); err == nil {
			if f := stat(pid); f != nil {
				parent[pid], _ = strconv.Atoi(string(f[1]))
			}
		}
	}
	pids := []int{root}
	for i := 0; i < len(pids); i++ {
		for pid, of := range parent {
			if of == pids[i] {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

func proc(pid int, file string) string {
	return filepath.Join("/proc", strconv.Itoa(pid), file)
}
