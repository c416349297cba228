//go:build unix

package runtime

import (
	"os"
	"syscall"
)

// noLinger has Close of a socket return at once, whatever was set before.
func noLinger(f *os.File) {
	if raw, err := f.SyscallConn(); err == nil {
		raw.Control(func(fd uintptr) {
			syscall.SetsockoptLinger(int(fd), syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{})
		})
	}
}
