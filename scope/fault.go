package scope

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
)

type (
	logKey   struct{}
	faultKey struct{}
)

// WithLog returns a context whose Log is l.
func WithLog(ctx context.Context, l *slog.Logger) context.Context {
	return context.WithValue(ctx, logKey{}, l)
}

// Log returns the logger for what happens under ctx; under a runtime its
// records carry the script and its version. The default is slog.Default.
func Log(ctx context.Context) *slog.Logger {
	if l, ok := ctx.Value(logKey{}).(*slog.Logger); ok {
		return l
	}
	return slog.Default()
}

// WithFault returns a context under which Fault calls report.
func WithFault(ctx context.Context, report func(what string, recovered any)) context.Context {
	return context.WithValue(ctx, faultKey{}, report)
}

// Fault reports a panic that was recovered while code of a script ran (a
// handler, a schedule, a goroutine), or an error that such code returned, and
// that the script survives. What names the code; recovered is the panic's
// value or the error.
//
// Call it inside the deferred function that recovers: only there is the stack
// of the panic still to be seen. Without WithFault it is logged.
func Fault(ctx context.Context, what string, recovered any) {
	if report, ok := ctx.Value(faultKey{}).(func(string, any)); ok {
		report(what, recovered)
		return
	}
	l := Log(ctx).With("in", what)
	if stack := panicking(debug.Stack()); stack != nil {
		l.Error("panic", "panic", fmt.Sprint(recovered), "stack", string(stack))
		return
	}
	l.Error("error", "error", fmt.Sprint(recovered))
}

// panicking returns the part of a stack that lies below the panic, or nil
// when there is none.
func panicking(stack []byte) []byte {
	_, below, ok := bytes.Cut(stack, []byte("\npanic("))
	if !ok {
		return nil
	}
	for range 2 { // the rest of the line, and the position of panic itself
		_, below, _ = bytes.Cut(below, []byte("\n"))
	}
	return below
}
