package main

import (
	"os"
	"os/exec"
	"time"
)

// A process is one that the bench started, and must not leave behind.
type process struct {
	cmd  *exec.Cmd
	gone chan struct{}
}

// stopTime is how long a process may take to end when asked.
const stopTime = 10 * time.Second

func start(cmd *exec.Cmd) (*process, error) {
	ownGroup(cmd)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, gone: make(chan struct{})}
	go func() {
		cmd.Wait()
		close(p.gone)
	}()
	return p, nil
}

func (p *process) pid() int { return p.cmd.Process.Pid }

// stop asks the process to end, then kills it and all of its group.
func (p *process) stop() {
	if terminate(p.cmd) != nil {
		p.cmd.Process.Signal(os.Kill)
	}
	timer := time.NewTimer(stopTime)
	defer timer.Stop()
	select {
	case <-p.gone:
	case <-timer.C:
	}
	killGroup(p.cmd)
	<-p.gone
}
