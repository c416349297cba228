package fast

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A compiler compiles the functions of a program, one after the other.
type compiler struct {
	program *program
	made    map[types.Type]reflect.Type // by ixgo
	sealed  bool                        // the program runs: ixgo can't make types any more
	infos   map[types.Type]*info
	byType  map[reflect.Type]*info

	// of the function
	fn     *function
	places map[ssa.Value]*place
	index  map[ssa.Instruction]int // in Code
	lazy   map[ssa.Value]bool      // is computed where it is used
	spread map[ssa.Value]bool      // a tuple whose parts were written where they belong
	blocks map[*ssa.BasicBlock]*block
	code   map[*ssa.BasicBlock][]ssa.Instruction
	ops    []op // of the block

	edges   []*block // that lead through moves
	aside   int      // registers' values that are set aside
	rawRegs map[uintptr]bool
}

func newCompiler(p *program, made map[types.Type]reflect.Type) *compiler {
	return &compiler{program: p, made: made, infos: map[types.Type]*info{}, byType: map[reflect.Type]*info{}}
}

// declare prepares what callers have to know of a function.
func (c *compiler) declare(f *function) {
	defer func() {
		if recover() != nil {
			f.ok = false
		}
	}()
	sig := f.SSA.Signature
	if len(f.Code) == 0 || f.main == nil || localTypes(f.SSA) || callsRecover(f.Code) {
		return
	}
	n := 0
	add := func(t types.Type) place {
		i := c.info(t)
		p := place{info: i, reg: uintptr(n) * regSize, off: uintptr(n) * regSize}
		if i.class == scalar {
			p.raw, p.off = true, f.newRaw()
		}
		n++
		return p
	}
	for i := range sig.Results().Len() {
		f.results = append(f.results, add(sig.Results().At(i).Type()))
	}
	for _, p := range f.SSA.Params {
		f.params = append(f.params, add(p.Type()))
	}
	for _, p := range f.SSA.FreeVars {
		f.params = append(f.params, add(p.Type()))
	}
	for _, in := range f.Code {
		if v, ok := in.(ssa.Value); ok {
			c.info(v.Type()) // while ixgo can still make it
		}
	}
	f.ok = true
}

// callsRecover reports whether a function recovers panics: its returns are not as others.
func callsRecover(code []ssa.Instruction) bool {
	for _, in := range code {
		if call, ok := in.(*ssa.Call); ok {
			if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
				return true
			}
		}
	}
	return false
}

// localTypes reports whether a function is an instance of a generic one and uses types that are declared inside it: only ixgo can tell those apart.
func localTypes(fn *ssa.Function) bool {
	for outer := fn; outer != nil; outer = outer.Parent() {
		if len(outer.TypeArgs()) == 0 {
			continue
		}
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if v, ok := in.(ssa.Value); ok && isLocal(v.Type(), 0) {
					return true
				}
			}
		}
	}
	return false
}

func isLocal(t types.Type, depth int) bool {
	if depth > 4 {
		return false
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		o := t.Obj()
		return o.Pkg() != nil && o.Parent() != o.Pkg().Scope()
	case *types.Pointer:
		return isLocal(t.Elem(), depth+1)
	case *types.Slice:
		return isLocal(t.Elem(), depth+1)
	case *types.Array:
		return isLocal(t.Elem(), depth+1)
	case *types.Chan:
		return isLocal(t.Elem(), depth+1)
	case *types.Map:
		return isLocal(t.Key(), depth+1) || isLocal(t.Elem(), depth+1)
	case *types.Signature:
		return isLocal(t.Params(), depth+1) || isLocal(t.Results(), depth+1)
	case *types.Tuple:
		for v := range t.Variables() {
			if isLocal(v.Type(), depth+1) {
				return true
			}
		}
	case *types.Struct:
		for v := range t.Fields() {
			if isLocal(v.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

func (f *function) newRaw() uintptr {
	f.raw = append(f.raw, 0)
	return rawBase + uintptr(len(f.raw)-1)*8
}

// compile compiles the body of a function and returns its beginning; nil means that it is left to ixgo.
func (c *compiler) compile(f *function) (entry *block) {
	defer func() {
		if recover() != nil {
			entry = nil
		}
	}()
	c.fn, c.places, c.index, c.lazy = f, map[ssa.Value]*place{}, map[ssa.Instruction]int{}, map[ssa.Value]bool{}
	c.aside, c.ops, c.rawRegs, c.edges, c.spread = 0, nil, nil, nil, map[ssa.Value]bool{}
	c.blocks, c.code = map[*ssa.BasicBlock]*block{}, map[*ssa.BasicBlock][]ssa.Instruction{}
	for i, p := range f.SSA.Params {
		c.places[p] = &f.params[i]
	}
	for i, p := range f.SSA.FreeVars {
		c.places[p] = &f.params[len(f.SSA.Params)+i]
	}
	for i, in := range f.Code {
		c.index[in] = i
		c.code[in.Block()] = append(c.code[in.Block()], in)
	}
	for _, b := range f.SSA.Blocks {
		c.blocks[b] = &block{}
	}
	for _, b := range f.SSA.Blocks {
		if b != f.SSA.Recover {
			c.findLazy(b)
		}
	}
	for _, b := range f.SSA.Blocks {
		if b != f.SSA.Recover {
			c.block(b)
		}
	}
	if len(f.raw) > maxRaw {
		return nil
	}
	all := c.edges
	for _, b := range f.SSA.Blocks {
		if b != f.SSA.Recover {
			all = append(all, c.blocks[b])
		}
	}
	c.link(all)
	f.clear = c.pointers()
	return c.blocks[f.SSA.Blocks[0]]
}

// place returns where a value is. Constants are put there before the function runs.
func (c *compiler) place(v ssa.Value) *place {
	if p, ok := c.places[v]; ok {
		return p
	}
	p := &place{reg: uintptr(regIndex(c.fn.ptr, v)) * regSize}
	i := c.static(v, p.reg)
	if i == nil {
		i = c.info(v.Type())
	}
	p.info = i
	p.off = p.reg
	if i.class == scalar {
		p.raw, p.off = true, c.fn.newRaw()
		if _, ok := v.(*ssa.Const); ok {
			word := (*eface)(unsafe.Pointer(&(*c.fn.template)[p.reg/regSize])).word
			last := unsafe.Pointer(&c.fn.raw[len(c.fn.raw)-1])
			copy(unsafe.Slice((*byte)(last), i.size), unsafe.Slice((*byte)(word), i.size))
		}
	}
	c.places[v] = p
	return p
}

// static describes the type of a value that is there from the start; nil when it is none.
func (c *compiler) static(v ssa.Value, reg uintptr) *info {
	switch v.(type) {
	case *ssa.Const, *ssa.Global, *ssa.Function:
		if t := reflect.TypeOf((*c.fn.template)[reg/regSize]); t != nil {
			return c.infoOf(t)
		}
	}
	return nil
}

// temp returns a place for an unboxed value that ixgo does not know.
func (c *compiler) temp() uintptr { return c.fn.newRaw() }

func (c *compiler) emit(o op) { c.ops = append(c.ops, o) }

// pc returns what the program counter is while an instruction runs.
func (c *compiler) pc(in ssa.Instruction) int { return c.index[in] + 1 }

// pointers lists the registers that may keep memory alive when a call is over: all but constants and the memory of local variables without pointers.
func (c *compiler) pointers() (spans []span) {
	keep := make([]bool, len(*c.fn.template))
	keepReg := func(r uintptr) { keep[r/regSize] = true }
	for v, p := range c.places {
		switch v := v.(type) {
		case *ssa.Const, *ssa.Global, *ssa.Function, *ssa.Builtin:
			keepReg(p.reg)
		case *ssa.Alloc:
			if !v.Heap && c.elem(v.Type()).noscan {
				keepReg(p.reg)
			}
		}
	}
	for i := range *c.fn.template {
		if (*c.fn.template)[i] != nil || keep[i] || c.onlyRaw(uintptr(i)*regSize) {
			continue
		}
		off := uintptr(i) * regSize
		if n := len(spans); n > 0 && spans[n-1].off+uintptr(spans[n-1].n)*regSize == off {
			spans[n-1].n++
		} else {
			spans = append(spans, span{off, 1})
		}
	}
	return spans
}

// onlyRaw reports whether a register belongs to a number, which keeps no memory worth the name alive.
func (c *compiler) onlyRaw(r uintptr) bool {
	if i := int(r / regSize); i < len(c.fn.results) {
		return c.fn.results[i].raw
	}
	if c.rawRegs == nil {
		c.rawRegs = map[uintptr]bool{}
		for _, p := range c.places {
			if p.raw {
				c.rawRegs[p.reg] = true
			}
		}
	}
	return c.rawRegs[r]
}
