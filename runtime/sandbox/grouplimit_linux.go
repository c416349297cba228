package sandbox

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/sys/unix"
)

// How far the limits of a group are above those that a process keeps for
// itself, so that the process ends with a message of its own where it can.
const (
	memorySlack = 32 << 20 // what the runner itself uses
	pidsSlack   = 8
)

// A knob is a control file and what to write to it.
type knob struct {
	controller, file string
	value            int64
	optional         bool // not on every kernel, or not in every order
}

// Limit changes the limits of the group, such as when a spare runner gets its
// script. Kinds for which there is no controller are left to [Confine].
func (g *Group) Limit(l *Limits) error {
	if g == nil {
		return nil
	}
	for _, d := range g.dirs {
		for _, k := range knobs(l, d.v2) {
			if !slices.Contains(d.controllers, k.controller) {
				continue
			}
			file := filepath.Join(d.path, k.file)
			if err := writeKnob(file, k.value); err != nil && !k.optional {
				return fmt.Errorf("sandbox: limit control group: %w", err)
			}
		}
	}
	return nil
}

// knobs are in the order in which they have to be written.
func knobs(l *Limits, v2 bool) []knob {
	var k []knob
	if l.Memory > 0 {
		// This counts everything: memory, page cache, shared memory and
		// what was moved to swap.
		n := l.Memory + headroom(l.Memory) + memorySlack
		if v2 {
			k = append(k,
				knob{"memory", "memory.max", n, false},
				knob{"memory", "memory.swap.max", 0, true},
				knob{"memory", "memory.oom.group", 1, true})
		} else {
			// The limit with swap is never below that without, so it has to
			// be first to raise both and last to lower both.
			swap := knob{"memory", "memory.memsw.limit_in_bytes", n, true}
			k = append(k, swap, knob{"memory", "memory.limit_in_bytes", n, false}, swap)
		}
	}
	if l.Processes > 0 {
		k = append(k, knob{"pids", "pids.max", int64(l.Processes + pidsSlack), false})
	}
	weight := int64(l.CPUWeight)
	if weight == 0 {
		weight = defaultWeight
	}
	weight = min(max(weight, 1), 10000)
	if v2 {
		return append(k, knob{"cpu", "cpu.weight", weight, false})
	}
	return append(k, knob{"cpu", "cpu.shares", max(weight*1024/defaultWeight, 2), false})
}

// writeKnob does not create the file: where the kernel has none there is no
// such limit.
func writeKnob(file string, n int64) error {
	f, err := os.OpenFile(file, os.O_WRONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(strconv.FormatInt(n, 10))
	return errors.Join(err, f.Close())
}
