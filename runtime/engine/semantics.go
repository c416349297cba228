package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// faithful returns an instruction in which what ixgo does otherwise than Go is put right.
func (p *ixgoProgram) faithful(f *compiled, in ssa.Instruction, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	switch in := in.(type) {
	case *ssa.BinOp:
		if text := p.folded[in]; text != "" {
			return func(*ixgo.Frame) { panic(runtimeError(text)) }
		}
		if in.Op == token.EQL || in.Op == token.NEQ {
			return p.equal(f, in, run)
		}
	case *ssa.UnOp:
		return p.unused(f, in, p.leaveLoop(f, in, run))
	case *ssa.Extract:
		return p.extract(f, in, run)
	case *ssa.ChangeType:
		return p.changeType(f, in, run)
	case *ssa.TypeAssert:
		return p.typeAssert(f, in, run)
	case *ssa.MakeSlice:
		return p.makeSlice(f, in, run)
	case *ssa.Slice:
		return p.slice(f, in, run)
	case *ssa.IndexAddr:
		return p.unsignedIndex(f, in.X, in.Index, run)
	case *ssa.Index:
		return p.unsignedIndex(f, in.X, in.Index, run)
	case *ssa.Lookup:
		if _, ok := in.X.Type().Underlying().(*types.Map); ok {
			return p.mapLookup(f, in, run)
		}
		return p.unsignedIndex(f, in.X, in.Index, run)
	case *ssa.MapUpdate:
		return p.mapUpdate(f, in, run)
	case *ssa.RunDefers:
		return p.runDefers
	case *ssa.Defer:
		return p.deferCall(f, in, p.deferPrint(f, in, p.deferNil(f, in, run)))
	case *ssa.Call:
		if b, ok := in.Call.Value.(*ssa.Builtin); ok {
			return p.builtin(f, in, b.Name(), run)
		}
	}
	return run
}

// register returns the number of the register that holds a value.
func (f *compiled) register(v ssa.Value) int {
	i, _, _ := getCallIndex(f.ptr, &ssa.CallCommon{Value: v})
	return i
}

// registers returns a frame's registers.
func (c *code) registers(fr *ixgo.Frame) []any { return *at[[]any](unsafe.Pointer(fr), c.reg) }

// typeOf returns the type at run time.
func (p *ixgoProgram) typeOf(t types.Type) reflect.Type { return preToType(p.interp, t) }

// known returns the type that ixgo has made of one, or nil where it is another one in each instance of a generic function.
func (p *ixgoProgram) known(t types.Type) reflect.Type {
	return (*at[map[types.Type]reflect.Type](unsafe.Pointer(p.interp), p.code.preloadTypes))[t]
}

// interfaceValue returns a value as reflection has it, also when it is a nil interface, which has no value of its own.
func interfaceValue(v any, t reflect.Type) reflect.Value {
	if v == nil {
		return reflect.Zero(t)
	}
	return reflect.ValueOf(v)
}

// typeAssert is a type assertion that holds for the very type only, and that fails with the runtime's own error.
func (p *ixgoProgram) typeAssert(f *compiled, in *ssa.TypeAssert, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	to, from := p.known(in.AssertedType), p.known(in.X.Type())
	if to == nil || from == nil {
		return run
	}
	c, ix, ir := p.code, f.register(in.X), f.register(in)
	isInterface := to.Kind() == reflect.Interface
	zero := reflect.Zero(to).Interface()
	var last atomic.Pointer[reflect.Type] // of those that implement the interface, the one that came last
	holds := func(v any) bool {
		t := reflect.TypeOf(v)
		if t == nil || t == to || !isInterface {
			return t != nil && t == to
		}
		if l := last.Load(); l != nil && *l == t {
			return true
		}
		if !t.Implements(to) {
			return false
		}
		last.Store(&t)
		return true
	}
	if in.CommaOk {
		return func(fr *ixgo.Frame) {
			regs := c.registers(fr)
			if v := regs[ix]; holds(v) {
				regs[ir] = ixgo.Tuple{v, true}
			} else {
				regs[ir] = ixgo.Tuple{zero, false}
			}
		}
	}
	method := types.Identical(in.AssertedType, in.X.Type()) && selects(f.fn, in.Pos())
	return func(fr *ixgo.Frame) {
		regs := c.registers(fr)
		v := regs[ix]
		if holds(v) {
			regs[ir] = v
			return
		}
		t := reflect.TypeOf(v)
		switch {
		case t == nil && method:
			panic(nilDereference())
		case t == nil && isInterface:
			panic(assertionError(nil, nil, to, ""))
		case isInterface:
			panic(assertionError(nil, t, to, missingMethod(t, to)))
		}
		panic(assertionError(from, t, to, ""))
	}
}

// selects reports whether a selector's name stands at a position: the value of a method is taken, for which SSA asserts that there is a receiver.
func selects(fn *ssa.Function, pos token.Pos) bool {
	found := false
	if s := fn.Syntax(); s != nil {
		ast.Inspect(s, func(n ast.Node) bool {
			if e, ok := n.(*ast.SelectorExpr); ok && e.Sel.Pos() == pos {
				found = true
			}
			return !found
		})
	}
	return found || !pos.IsValid()
}

// deferNil defers the call of a nil function, which panics when it is its turn.
func (p *ixgoProgram) deferNil(f *compiled, in *ssa.Defer, run func(*ixgo.Frame)) func(*ixgo.Frame) {
	switch in.Call.Value.(type) {
	case *ssa.Function, *ssa.MakeClosure, *ssa.Builtin:
		return run
	}
	c, iv := p.code, f.register(in.Call.Value)
	return func(fr *ixgo.Frame) {
		v := &c.registers(fr)[iv]
		if in.Call.IsInvoke() {
			if *v == nil {
				panic(nilDereference())
			}
		} else if fn := reflect.ValueOf(*v); fn.IsNil() {
			*v = reflect.MakeFunc(fn.Type(), func([]reflect.Value) []reflect.Value { panic(nilDereference()) }).Interface()
			defer func() { *v = fn.Interface() }()
		}
		run(fr)
	}
}
