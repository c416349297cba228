package sandbox

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
)

// limitGo sets the limits that the Go runtime keeps by itself. They come with
// clear messages, so they are set to be reached before those of the kernel.
func limitGo(l *Limits, r *Report) {
	if l.Memory > 0 {
		soft := goMemory() + l.Memory/10*9
		debug.SetMemoryLimit(soft)
		stack := min(max(l.Memory/4, 1<<20), 64<<20)
		debug.SetMaxStack(int(stack))
		r.add("go memory limit", OK, fmt.Sprintf("soft, %s; stacks up to %s", size(soft), size(stack)))
	} else {
		r.add("go memory limit", Skipped, "no memory limit asked for")
	}
	if l.Processes > 0 && !l.Exec {
		debug.SetMaxThreads(l.Processes)
		r.add("go thread limit", OK, fmt.Sprint(l.Processes))
	}
}

// goMemory returns the bytes that count against the soft limit now.
func goMemory() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64())
}

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d MiB", n>>20)
}
