//go:build unix

package sandbox

import (
	"errors"
	"fmt"
	"syscall"
)

// KillGroup kills the process group of pid, a child that a [Forker] started,
// and on Linux also its descendants that moved to another group. It is no
// error if nothing is left to kill. What a descendant left behind after its
// parent ended is found only by [Group.Close].
func KillGroup(pid int) error {
	if pid <= 1 {
		return fmt.Errorf("sandbox: kill group %d: %w", pid, syscall.EINVAL)
	}
	strays := DescendantsOf(pid)
	err := kill(-pid)
	for _, p := range strays {
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
