//go:build unix

package sandbox

import (
	"errors"
	"fmt"
	"syscall"
)

// KillGroup kills the process group of pid, a child that a [Forker] started,
// and on Linux also its descendants that moved to another one and what is in
// its control group. It is no error if nothing is left to kill. Descendants
// that moved away and lost their parent are found only in a control group;
// when pid has been waited for, [Group.Close] ends them.
func KillGroup(pid int) error {
	if pid <= 1 {
		return fmt.Errorf("sandbox: kill group %d: %w", pid, syscall.EINVAL)
	}
	others := strays(pid) // before their parents are gone
	err := kill(-pid)
	for _, p := range others {
		err = errors.Join(err, kill(p))
	}
	return err
}

func kill(pid int) error {
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("sandbox: kill %d: %w", pid, err)
	}
	return nil
}
