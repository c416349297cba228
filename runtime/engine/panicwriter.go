package engine

import (
	"bytes"
	"io"

	"github.com/timandy/routine"
)

// PanicWriter returns a writer for package log. When net/http logs the panic of a handler, with the stack of the interpreter, it writes that of the script
// instead; all else goes to w as it is. show, if not nil, changes how a fault is shown.
func PanicWriter(w io.Writer, show func(*Fault) *Fault) io.Writer { return &panicWriter{w, show} }

type panicWriter struct {
	next io.Writer
	show func(*Fault) *Fault
}

func (p *panicWriter) Write(b []byte) (int, error) {
	head, _, ok := bytes.Cut(b, []byte("\ngoroutine "))
	if !ok || !bytes.Contains(head, []byte("http: panic serving ")) {
		return p.next.Write(b)
	}
	f := &Fault{Goroutine: int(routine.Goid()), Frames: frames()}
	if len(f.Frames) == 0 {
		return p.next.Write(b)
	}
	if p.show != nil {
		f = p.show(f)
	}
	if _, err := io.WriteString(p.next, string(head)+"\n"+f.Trace()); err != nil {
		return 0, err
	}
	return len(b), nil
}
