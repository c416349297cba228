package sandbox

import (
	"os/exec"
	"runtime"
	"sync"
)

// A Forker starts child processes that end when this process ends. It does so
// from one operating system thread that lives as long as the Forker, since
// the kernel ties the children to the thread that started them.
// The zero value is not usable; see [NewForker].
type Forker struct {
	jobs chan job
	once sync.Once
}

type job struct {
	cmd  *exec.Cmd
	done chan<- error
}

// NewForker starts the thread. There is no reason for more than one Forker.
func NewForker() *Forker {
	f := &Forker{jobs: make(chan job)}
	go f.run()
	return f
}

// run never ends its thread by itself: a goroutine that returns while locked
// would end the thread, and with it each child.
func (f *Forker) run() {
	runtime.LockOSThread()
	for j := range f.jobs {
		j.done <- start(j.cmd)
	}
}

// Start starts cmd in a process group of its own; on Linux the kernel kills
// it when this process ends, however that happens. cmd.SysProcAttr may hold
// further attributes. The caller waits, with cmd.Wait.
func (f *Forker) Start(cmd *exec.Cmd) error {
	done := make(chan error, 1)
	f.jobs <- job{cmd, done}
	return <-done
}

// Close ends the thread. On Linux that kills each child still running. Start
// must not be called afterwards.
func (f *Forker) Close() error {
	f.once.Do(func() { close(f.jobs) })
	return nil
}

func start(cmd *exec.Cmd) error {
	cmd.SysProcAttr = ProcAttr(cmd.SysProcAttr)
	return startTied(cmd)
}
