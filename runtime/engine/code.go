package engine

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"unsafe"

	"github.com/goplus/ixgo"
	"github.com/timandy/routine"
	"golang.org/x/tools/go/ssa"
)

// newCode reads the compiled functions of a program; nil when ixgo is not the version that this package knows.
func newCode(interp *ixgo.Interp, fset *token.FileSet, own map[*types.Package]bool) *code {
	l, err := offsets()
	if err != nil {
		return nil
	}
	c := &code{layout: l, fset: fset, byFunc: map[*ssa.Function]*compiled{}, byPtr: map[unsafe.Pointer]*compiled{}}
	for it := reflect.ValueOf(interp).Elem().FieldByName("funcs").MapRange(); it.Next(); {
		p := it.Value().UnsafePointer()
		f := &compiled{
			ptr:    p,
			fn:     *at[*ssa.Function](p, l.fn),
			instrs: *at[[]func(*ixgo.Frame)](p, l.instrs),
			ssa:    *at[[]ssa.Instruction](p, l.ssaInstrs),
			base:   *at[int](p, l.base),
		}
		f.own = own[packageOf(f.fn)]
		c.functions = append(c.functions, f)
		c.byFunc[f.fn], c.byPtr[p] = f, f
	}
	slices.SortFunc(c.functions, func(a, b *compiled) int { return cmp.Compare(a.base, b.base) })
	return c
}

func packageOf(fn *ssa.Function) *types.Package {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if fn.Pkg != nil {
		return fn.Pkg.Pkg
	}
	if o := fn.Object(); o != nil {
		return o.Pkg()
	}
	return nil
}

// adoptMain makes the calling goroutine the main one for runtime.Goexit, which differs there.
func (c *code) adoptMain(interp *ixgo.Interp) {
	*at[uint64](unsafe.Pointer(interp), c.mainid) = routine.Goid()
}

// frame describes the instruction of a function that is being executed; false when it is none of the script's.
func (c *code) frame(pfn unsafe.Pointer, pc int) (Frame, bool) {
	if f := c.byPtr[pfn]; f != nil {
		return c.describe(f, pc)
	}
	return Frame{}, false
}

// frameForPC is frame for a program counter as ixgo keeps it in panics: it points behind the instruction.
func (c *code) frameForPC(pc int) (Frame, bool) {
	i, _ := slices.BinarySearchFunc(c.functions, pc, func(f *compiled, pc int) int { return cmp.Compare(f.base, pc) })
	for ; i >= 0; i-- {
		if i < len(c.functions) && c.functions[i].base <= pc {
			f := c.functions[i]
			if pc <= f.base+len(f.ssa) {
				return c.describe(f, pc-f.base-1)
			}
			break
		}
	}
	return Frame{}, false
}

func (c *code) describe(f *compiled, pc int) (Frame, bool) {
	if !f.own || isWrapper(f.fn) {
		return Frame{}, false
	}
	pos := f.position(pc)
	if !pos.IsValid() {
		return Frame{}, false
	}
	p := c.fset.Position(pos)
	return Frame{Func: f.name(), File: p.Filename, Line: p.Line}, true
}

// recovers reports whether the function calls recover.
func (f *compiled) recovers() bool {
	for _, in := range f.ssa {
		if call, ok := in.(*ssa.Call); ok {
			if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
				return true
			}
		}
	}
	return false
}

// position returns where an instruction comes from. Some stand for nothing in the source; then their neighbors tell.
func (f *compiled) position(pc int) token.Pos {
	for i := min(pc, len(f.ssa)-1); i >= 0; i-- {
		if d, ok := f.ssa[i].(*ssa.RunDefers); ok {
			if s := d.Parent().Syntax(); s != nil {
				return s.End() - 1
			}
		}
		if p := instrPos(f.ssa[i]); p.IsValid() {
			return p
		}
	}
	for _, in := range f.ssa {
		if p := in.Pos(); p.IsValid() {
			return p
		}
	}
	return f.fn.Pos()
}

// instrPos is Pos with the range statement for the call of a function that is ranged over.
func instrPos(in ssa.Instruction) token.Pos {
	if call, ok := in.(*ssa.Call); ok && !call.Pos().IsValid() && len(call.Call.Args) == 1 {
		if body, ok := call.Call.Args[0].(*ssa.MakeClosure); ok {
			if s, ok := body.Fn.(*ssa.Function).Syntax().(*ast.RangeStmt); ok {
				return s.For
			}
		}
	}
	return in.Pos()
}

// loop returns the position of a loop that an instruction closes. An empty loop has no instruction with a position: then it is the first empty for
// statement after what comes before it.
func (f *compiled) loop(i int) token.Pos {
	b := f.ssa[i].Block()
	for _, block := range append([]*ssa.BasicBlock{b}, b.Succs...) {
		if block.Index > b.Index {
			continue
		}
		for _, in := range block.Instrs {
			if _, ok := in.(*ssa.Phi); ok {
				continue // stands where the variable is declared
			}
			if p := in.Pos(); p.IsValid() {
				return p
			}
		}
	}
	before, found := f.position(i), token.NoPos
	if s := f.fn.Syntax(); s != nil {
		ast.Inspect(s, func(n ast.Node) bool {
			if l, ok := n.(*ast.ForStmt); ok && len(l.Body.List) == 0 && l.Pos() > before && !found.IsValid() {
				found = l.Pos()
			}
			return true
		})
	}
	if found.IsValid() {
		return found
	}
	return before
}
