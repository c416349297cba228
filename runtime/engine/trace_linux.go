package engine

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// NewTrace makes an empty recorder, in the supervisor. Where the system has no shared memory to offer, the error says so.
func NewTrace() (*Trace, error) {
	fd, err := unix.MemfdCreate("nfrun-trace", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("engine: make trace: %w", err)
	}
	f := os.NewFile(uintptr(fd), "trace")
	if err := f.Truncate(traceSize); err != nil {
		f.Close()
		return nil, fmt.Errorf("engine: make trace: %w", err)
	}
	return mapTrace(f)
}

// OpenTrace maps the recorder that the runner inherited as descriptor fd, which it takes over.
func OpenTrace(fd uintptr) (*Trace, error) {
	unix.CloseOnExec(int(fd))
	return mapTrace(os.NewFile(fd, "trace"))
}

func mapTrace(f *os.File) (*Trace, error) {
	mem, err := unix.Mmap(int(f.Fd()), 0, traceSize, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("engine: map trace: %w", err)
	}
	return &Trace{file: f, mem: mem}, nil
}

// Close gives the memory and the descriptor back. In a runner, the trace is closed by the end of the process: a script writes to it until then.
func (t *Trace) Close() error {
	if t == nil || t.mem == nil {
		return nil
	}
	mem := t.mem
	t.mem = nil
	if err := unix.Munmap(mem); err != nil {
		return fmt.Errorf("engine: unmap trace: %w", err)
	}
	return t.file.Close()
}
