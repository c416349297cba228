//go:build !linux

package sandbox

import (
	"runtime"
	"time"
)

func prepare() error { return nil }

func confine(l *Limits) (*Report, error) {
	start := time.Now()
	r := &Report{}
	limitGo(l, r)
	r.add("confinement", Missing, runtime.GOOS+" has none that nfrun uses")
	r.Took = time.Since(start)
	return r, nil
}

func probe() []Feature {
	return []Feature{{
		Name:   "confinement",
		State:  Missing,
		Detail: "scripts on " + runtime.GOOS + " keep only the memory, stack and thread limits of Go",
		Cure:   "use Linux for a device; " + runtime.GOOS + " is for developing",
	}}
}
