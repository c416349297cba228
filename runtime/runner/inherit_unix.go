//go:build unix

package runner

import "syscall"

// keepFromChildren has programs that the script starts not inherit files.
func keepFromChildren(fds ...int) {
	for _, fd := range fds {
		syscall.CloseOnExec(fd)
	}
}
