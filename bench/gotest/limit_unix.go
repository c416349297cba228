//go:build unix

package main

import (
	"syscall"
	"time"
)

// limitCPU bounds the processor time of this process.
func limitCPU(d time.Duration) {
	seconds := uint64(max(d.Seconds(), 1))
	limit := syscall.Rlimit{Cur: seconds, Max: seconds}
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &limit) // without it, the parent's watch ends the program
}
