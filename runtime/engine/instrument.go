package engine

import (
	"go/token"
	"go/types"
	"reflect"
	"strings"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// instrument changes compiled instructions: functions note where compiled code enters the script, goroutines report their panics, panics keep their
// value when compiled code recovers them, and what a post-mortem needs is written to the flight recorder.
func (p *ixgoProgram) instrument(fset *token.FileSet, own map[*types.Package]bool) {
	c := newCode(p.interp, fset, own)
	if c == nil {
		return
	}
	p.code, p.calls.code = c, c
	running.Lock()
	running.calls = p.calls
	running.Unlock()
	rec := p.options.Trace.recorder()
	for _, f := range c.functions {
		recovers := f.recovers()
		for i, in := range f.ssa {
			run := p.faithful(f, in, f.instrs[i])
			switch in := in.(type) {
			case *ssa.Go:
				run = p.goroutine(f, i, in)
			case *ssa.Phi:
				if all := phis(f, i, c); all != nil {
					run = all
				}
			case *ssa.Panic:
				run = p.rangePanic(f, in, rawPanic(f, in, c))
			case *ssa.Return:
				if recovers {
					run = settle(run, c)
				}
			case *ssa.Call:
				if b, ok := in.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
					run = p.recoverPanic(f, in)
				} else if in.Call.IsInvoke() {
					run = p.invoke(f, in)
				}
			}
			f.instrs[i] = run
		}
	}
	p.accelerate(rec)
	rec.publish()
}

// entry wraps the first instruction of a function.
func (p *ixgoProgram) entry(f *compiled, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	calls, caller, pfn, deep := p.calls, p.code.caller, p.code.pfn, &p.depth
	return func(fr *ixgo.Frame) {
		if *at[unsafe.Pointer](*at[unsafe.Pointer](unsafe.Pointer(fr), caller), pfn) == nil {
			calls.enter(fr)
		}
		if deep.large.Load() && deep.exceeded() {
			p.overflow(f)
		}
		run(fr)
	}
}

// goroutine is the go statement with a guard in the goroutine, and a note of where it was started.
func (p *ixgoProgram) goroutine(f *compiled, i int, in *ssa.Go) func(*ixgo.Frame) {
	iv, ia, ib := getCallIndex(f.ptr, &in.Call)
	goroutines := at[int32](unsafe.Pointer(p.interp), p.code.goroutines)
	started := p.calls.newOrigin(f, i)
	return func(fr *ixgo.Frame) {
		fn, args := prepareCall(p.interp, fr, &in.Call, iv, ia, ib)
		if print := p.printing(&in.Call); print != nil {
			go print(args)
			return
		}
		atomic.AddInt32(goroutines, 1)
		base := p.calls.base(started)
		*at[*ixgo.Interp](unsafe.Pointer(base), p.code.interp) = p.interp // runtime.Goexit, started itself, asks for it
		go func() {
			defer atomic.AddInt32(goroutines, -1)
			defer p.guard()
			if !scripted(fn) {
				defer p.calls.adopt(base)()
			}
			callDiscardsResult(p.interp, base, fn, withFrame(fn, args, base), in.Call.Args)
		}()
	}
}

// rawPanic panics with the script's own value: compiled code that recovers it, such as net/http with ErrAbortHandler, compares it.
func rawPanic(f *compiled, in *ssa.Panic, c *code) func(*ixgo.Frame) {
	ix, _, _ := getCallIndex(f.ptr, &ssa.CallCommon{Value: in.X})
	reg := c.reg
	return func(fr *ixgo.Frame) {
		panic((*at[[]any](unsafe.Pointer(fr), reg))[ix])
	}
}

// settle is the return of a function that may have recovered a panic: with it the panic is over, and no part of one that comes after.
func settle(run func(*ixgo.Frame), c *code) func(*ixgo.Frame) {
	caller := c.caller
	return func(fr *ixgo.Frame) {
		run(fr)
		c.settle(*at[unsafe.Pointer](unsafe.Pointer(fr), caller))
	}
}

// goPanic returns the value that Go panics with where ixgo does with another.
func goPanic(v any) any {
	switch e := v.(type) {
	case ixgo.PanicError:
		return goPanic(e.Value)
	case ixgo.FatalError:
		return goPanic(e.Value)
	case *reflect.ValueError:
		if e.Kind == reflect.Invalid && strings.HasPrefix(e.Method, "reflect.Value.Set") { // a store to where a nil pointer points
			return nilDereference()
		}
	case ixgo.PlainError:
		return plainError(string(e))
	case ixgo.RuntimeError:
		text := strings.TrimPrefix(string(e), "runtime error: ")
		if strings.HasPrefix(text, "interface conversion: ") || strings.HasPrefix(text, "makechan: ") {
			return plainError(text) // those that do not begin with "runtime error: "
		}
		return runtimeError(text)
	}
	return v
}
