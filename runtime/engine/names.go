package engine

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// name returns the function's name as in Go's own stack traces: main.run.func1, main.(*T).Get, main.Map[...].
func (f *compiled) name() string {
	f.naming.Do(func() { f.named = funcName(f.fn) })
	return f.named
}

func funcName(fn *ssa.Function) string {
	if outer := outerFunc(fn); outer != nil {
		name := funcName(outer)
		switch {
		case isRangeBody(fn):
			name += "-range"
		case outer.Parent() == nil:
			name += ".func"
		default:
			name += "."
		}
		return name + strconv.Itoa(literalNumber(outer, fn))
	}
	if fn.Origin() != nil {
		fn = fn.Origin()
	}
	path := ""
	if p := packageOf(fn); p != nil {
		path = p.Path() + "."
	}
	name := fn.Name()
	if n, ok := strings.CutPrefix(name, "init#"); ok { // functions named init count from 0
		i, _ := strconv.Atoi(n)
		return path + "init." + strconv.Itoa(i-1)
	}
	recv := fn.Signature.Recv()
	if recv == nil {
		if fn.Signature.TypeParams().Len() > 0 {
			name += "[...]"
		}
		return path + name
	}
	t, pointer := recv.Type(), false
	if p, ok := t.(*types.Pointer); ok {
		t, pointer = p.Elem(), true
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return path + name
	}
	of := named.Obj().Name()
	if named.TypeParams().Len() > 0 {
		of += "[...]"
	}
	if pointer {
		of = "(*" + of + ")"
	}
	return path + of + "." + name
}

// isRangeBody reports whether fn is the body of a range over a function.
func isRangeBody(fn *ssa.Function) bool {
	_, ok := fn.Syntax().(*ast.RangeStmt)
	return ok && fn.Parent() != nil
}

// isAdded reports whether a literal is not in the source; see keepDefers.
func isAdded(fn *ssa.Function) bool {
	lit, ok := fn.Syntax().(*ast.FuncLit)
	return ok && lit.Body.Lbrace == lit.Type.Func
}

// outerFunc returns the function in whose name a literal is numbered: the nearest around it that is not the body of a range; nil for declared functions.
func outerFunc(fn *ssa.Function) *ssa.Function {
	fn = fn.Parent()
	for fn != nil && fn.Parent() != nil && isRangeBody(fn) {
		fn = fn.Parent()
	}
	return fn
}

// literalNumber returns the place of a literal among those of its kind that are numbered in the name of outer, from 1, in the order of the source.
func literalNumber(outer, fn *ssa.Function) int {
	n := 1
	var count func(*ssa.Function)
	count = func(f *ssa.Function) {
		for _, lit := range f.AnonFuncs {
			if isRangeBody(lit) == isRangeBody(fn) && lit.Pos() < fn.Pos() && !isAdded(lit) {
				n++
			}
			if isRangeBody(lit) {
				count(lit)
			}
		}
	}
	count(outer)
	return n
}

// isWrapper reports whether a function is none that the author wrote: it leads from a method of an interface, an embedded field or a bound value to one.
func isWrapper(fn *ssa.Function) bool {
	for _, prefix := range []string{"wrapper for ", "thunk for ", "bound method wrapper for ", "instantiation wrapper of "} {
		if strings.HasPrefix(fn.Synthetic, prefix) {
			return true
		}
	}
	return strings.HasSuffix(fn.Name(), "$bound") || strings.HasSuffix(fn.Name(), "$thunk")
}
