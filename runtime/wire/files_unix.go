//go:build unix

package wire

import (
	"fmt"
	"io"
	"net"
	"os"
	goruntime "runtime"
	"syscall"
)

// Pair makes the two ends of a conversation: one to speak over here, and one
// as a file for a child process to inherit.
func Pair() (*Conn, *os.File, error) {
	syscall.ForkLock.RLock()
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fds[0])
		syscall.CloseOnExec(fds[1])
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, nil, fmt.Errorf("wire: socketpair: %w", err)
	}
	ours := os.NewFile(uintptr(fds[0]), "wire")
	theirs := os.NewFile(uintptr(fds[1]), "wire")
	c, err := FromFile(ours)
	if err != nil {
		theirs.Close()
		return nil, nil, err
	}
	return c, theirs, nil
}

// FromFile speaks over an inherited socket, which it takes over.
func FromFile(f *os.File) (*Conn, error) {
	c, err := net.FileConn(f)
	f.Close()
	if err != nil {
		return nil, fmt.Errorf("wire: %w", err)
	}
	return NewConn(c), nil
}

func send(c net.Conn, b []byte, files []*os.File) error {
	if len(files) == 0 {
		_, err := c.Write(b)
		return err
	}
	u, ok := c.(*net.UnixConn)
	if !ok {
		return fmt.Errorf("files need a Unix socket, not %T", c)
	}
	fds := make([]int, len(files))
	for i, f := range files {
		raw, err := f.SyscallConn()
		if err != nil {
			return err
		}
		// Not f.Fd(): it would make the socket block, for every process that shares it.
		if err := raw.Control(func(fd uintptr) { fds[i] = int(fd) }); err != nil {
			return err
		}
	}
	defer goruntime.KeepAlive(files)
	n, _, err := u.WriteMsgUnix(b, syscall.UnixRights(fds...), nil)
	if err == nil && n < len(b) {
		_, err = c.Write(b[n:])
	}
	return err
}

// receive fills b and returns the files that came with its bytes.
func receive(c net.Conn, b []byte) ([]*os.File, error) {
	u, ok := c.(*net.UnixConn)
	if !ok {
		_, err := io.ReadFull(c, b)
		return nil, err
	}
	var files []*os.File
	oob := make([]byte, syscall.CmsgSpace(maxFiles*4))
	for read := 0; read < len(b); {
		n, oobn, _, _, err := u.ReadMsgUnix(b[read:], oob)
		if oobn > 0 {
			files = append(files, parseFiles(oob[:oobn])...)
		}
		if err == nil && n == 0 {
			err = io.EOF
		}
		if err != nil {
			return files, err
		}
		read += n
	}
	return files, nil
}

func parseFiles(oob []byte) (files []*os.File) {
	messages, err := syscall.ParseSocketControlMessage(oob)
	if err != nil {
		return nil
	}
	for i := range messages {
		fds, err := syscall.ParseUnixRights(&messages[i])
		if err != nil {
			continue
		}
		for _, fd := range fds {
			syscall.CloseOnExec(fd)
			files = append(files, os.NewFile(uintptr(fd), "passed"))
		}
	}
	return files
}
