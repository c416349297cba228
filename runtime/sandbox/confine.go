package sandbox

// Prepare does the part of [Confine] that depends on no script. A warm spare
// calls it while it waits; without it Confine does that part too.
func Prepare() error { return prepare() }

// Confine limits and confines the calling process for good. The runner calls
// it on itself when a script is loaded and before any of its code runs, from
// any goroutine. Report lists each measure and whether this kernel had it; an
// error means that the process must not run the script.
//
// On systems other than Linux only the limits that Go itself keeps apply.
func Confine(l *Limits) (*Report, error) { return confine(l) }

// Probe returns what [Confine] and [NewGroup] would find here. It changes
// nothing and takes about a millisecond.
func Probe() []Feature { return probe() }
