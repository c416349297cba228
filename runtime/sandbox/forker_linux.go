package sandbox

import (
	"os/exec"
	"syscall"
)

// ProcAttr returns a copy of base, which may be nil, that puts a child into a
// process group of its own and has the kernel kill it when the thread that
// started it ends. Only [Forker] starts from a thread that never ends early.
func ProcAttr(base *syscall.SysProcAttr) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{}
	if base != nil {
		*a = *base
	}
	a.Setpgid, a.Pgid = true, 0
	a.Pdeathsig = syscall.SIGKILL
	return a
}

func startTied(cmd *exec.Cmd) error { return cmd.Start() }
