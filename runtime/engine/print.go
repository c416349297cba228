package engine

import (
	"bytes"
	"os"
	"reflect"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// printing returns what print or println does with its arguments, or nil when the call is of another function. ixgo prints on standard output.
func (p *ixgoProgram) printing(call *ssa.CallCommon) func(args []any) {
	b, ok := call.Value.(*ssa.Builtin)
	if !ok || b.Name() != "print" && b.Name() != "println" {
		return nil
	}
	ln := b.Name() == "println"
	return func(args []any) {
		var buf bytes.Buffer
		for i, a := range args {
			if i > 0 && ln {
				buf.WriteByte(' ')
			}
			if t := p.known(call.Args[i].Type()); t != nil && t.Kind() == reflect.Interface {
				writeinterface(&buf, a)
			} else {
				writevalue(&buf, a, false)
			}
		}
		if ln {
			buf.WriteByte('\n')
		}
		os.Stderr.Write(buf.Bytes())
	}
}

// print is a call of print or println.
func (p *ixgoProgram) print(f *compiled, in *ssa.Call) func(*ixgo.Frame) {
	c, do := p.code, p.printing(&in.Call)
	_, ia, _ := getCallIndex(f.ptr, &in.Call)
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		args := make([]any, len(ia))
		for i, r := range ia {
			args[i] = regs[r]
		}
		do(args)
	}
}

// deferPrint defers a call of print or println; run notes the builtin function, whose place another takes.
func (p *ixgoProgram) deferPrint(f *compiled, in *ssa.Defer, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	do := p.printing(&in.Call)
	if do == nil {
		return run
	}
	c, stack := p.code, -1
	if in.DeferStack != nil {
		stack = f.register(in.DeferStack)
	}
	return func(fr *ixgo.Frame) {
		run(fr)
		top := *at[unsafe.Pointer](unsafe.Pointer(fr), c.defers)
		if stack >= 0 {
			top = *(*unsafe.Pointer)(reflect.ValueOf(c.registers(fr)[stack]).UnsafePointer())
		}
		args := at[[]any](top, c.deferArgs)
		values := *args
		*at[any](top, c.deferFn), *args = func() { do(values) }, nil
	}
}
