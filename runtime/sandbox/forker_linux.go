package sandbox

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
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

// stackSize is what each thread of a child maps for its stack, if the child
// uses the C library; ordinarily it is 8 MiB, of which Go needs little.
const stackSize = 512 << 10

// startTied starts cmd. The C library takes the size of stacks from this
// limit when a program starts, so it is lowered for that moment.
func startTied(cmd *exec.Cmd) error {
	var now unix.Rlimit
	if usesCgo && unix.Getrlimit(unix.RLIMIT_STACK, &now) == nil && now.Cur > stackSize {
		if unix.Setrlimit(unix.RLIMIT_STACK, &unix.Rlimit{Cur: stackSize, Max: now.Max}) == nil {
			defer func() { _ = unix.Setrlimit(unix.RLIMIT_STACK, &now) }()
		}
	}
	return cmd.Start()
}
