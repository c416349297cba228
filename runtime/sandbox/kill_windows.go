package sandbox

import (
	"errors"
	"fmt"
	"os"
)

// KillGroup ends the process pid. It is no error if it has ended already.
func KillGroup(pid int) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return nil
	}
	if err := p.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("sandbox: kill %d: %w", pid, err)
	}
	return nil
}
