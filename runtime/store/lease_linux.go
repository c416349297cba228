package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// writing tells whether somebody has a file open for writing. known is false
// where the kernel does not say: on some file systems, and for files of
// other users.
func writing(path string) (busy, known bool) {
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return false, errors.Is(err, unix.ENOENT)
	}
	defer unix.Close(fd)
	// A read lease is given only while nobody can write.
	_, err = unix.FcntlInt(uintptr(fd), unix.F_SETLEASE, unix.F_RDLCK)
	if err == nil {
		unix.FcntlInt(uintptr(fd), unix.F_SETLEASE, unix.F_UNLCK)
		return false, true
	}
	busy = errors.Is(err, unix.EAGAIN)
	return busy, busy
}
