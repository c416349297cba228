package engine

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// NewTrace makes an empty recorder, in the supervisor. Where the system has no shared memory to offer, the error says so.
func NewTrace() (*Trace, error) {
	fd, err := unix.MemfdCreate("nfrun-trace", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return nil, fmt.Errorf("engine: make trace: %w", err)
	}
	f := os.NewFile(uintptr(fd), "trace")
	if err := f.Truncate(traceSize); err != nil {
		f.Close()
		return nil, fmt.Errorf("engine: make trace: %w", err)
	}
	// The runner must not be able to take away memory that the supervisor reads: that would end the supervisor with SIGBUS.
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_ADD_SEALS, unix.F_SEAL_SHRINK|unix.F_SEAL_GROW|unix.F_SEAL_SEAL); err != nil {
		f.Close()
		return nil, fmt.Errorf("engine: seal trace: %w", err)
	}
	t, err := OpenTrace(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	t.file = f
	return t, nil
}

// OpenTrace maps the recorder that the runner was given as f. The caller closes f, when it likes: the Trace does not need it any more.
func OpenTrace(f *os.File) (*Trace, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("engine: map trace: %w", err)
	}
	if info.Size() != traceSize {
		return nil, fmt.Errorf("engine: map trace: %d bytes, want %d", info.Size(), traceSize)
	}
	raw, err := f.SyscallConn()
	if err != nil {
		return nil, fmt.Errorf("engine: map trace: %w", err)
	}
	var mem []byte
	var failed error
	err = raw.Control(func(fd uintptr) {
		mem, failed = unix.Mmap(int(fd), 0, traceSize, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	})
	if err := errors.Join(err, failed); err != nil {
		return nil, fmt.Errorf("engine: map trace: %w", err)
	}
	return &Trace{mem: mem}, nil
}

// Close gives the memory and the descriptor back. In a runner, the trace is closed by the end of the process: a script writes to it until then.
func (t *Trace) Close() (err error) {
	t.use(func() {
		if err = unix.Munmap(t.mem); err != nil {
			err = fmt.Errorf("engine: unmap trace: %w", err)
		}
		t.mem = nil
		if t.file != nil {
			err = errors.Join(err, t.file.Close())
			t.file = nil
		}
	})
	return err
}
