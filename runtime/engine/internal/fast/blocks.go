package fast

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// block compiles a basic block.
func (c *compiler) block(b *ssa.BasicBlock) {
	out := c.blocks[b]
	c.ops = nil
	if b.Index == 0 && c.fn.Enter != nil {
		n := c.fn.Enter
		c.emit(func(*act) { n.Write() })
	}
	for _, in := range c.code[b] {
		switch in := in.(type) {
		case *ssa.Phi:
		case *ssa.Jump:
			c.loop(in)
			c.moves(b, b.Succs[0])
			out.jump = c.blocks[b.Succs[0]]
		case *ssa.If:
			c.loop(in)
			out.next = c.branch(in)
		case *ssa.Return:
			out.next = c.ret(in)
		case *ssa.Panic:
			c.generic(in)
			out.next = func(*act) *block { return nil }
		default:
			c.note(in)
			c.instruction(in)
		}
	}
	out.own = c.ops
}

// note writes the event of an instruction.
func (c *compiler) note(in ssa.Instruction) {
	if n := c.fn.Notes[c.index[in]]; n != nil && n.Inside == nil {
		c.emit(func(*act) { n.Write() })
	}
}

// loop writes the event of a loop that begins again, and notes where it is.
func (c *compiler) loop(in ssa.Instruction) {
	n, pc := c.fn.Notes[c.index[in]], c.pc(in)
	if n != nil {
		c.emit(func(a *act) {
			a.fr.ipc = pc
			h := *n.Head + 1
			n.Ring[h%uint32(len(n.Ring))] = n.ID
			*n.Head = h
		})
	}
}

// link joins blocks with those that always follow, as far as they are short.
func (c *compiler) link(all []*block) {
	const long, hops = 48, 16
	for _, b := range all {
		b.ops = append([]op(nil), b.own...)
		last, n := b, 0
		for ; last.jump != nil && last.next == nil && n < hops && len(b.ops)+len(last.jump.own) <= max(long, len(b.own)); n++ {
			last = last.jump
			b.ops = append(b.ops, last.own...)
		}
		if last.next != nil {
			b.after = last.next
		} else {
			to := last.jump
			b.after = func(*act) *block { return to }
		}
	}
	for _, b := range all {
		b.next = b.after
	}
}

// edge returns where an edge with two ways out of a block leads: to the target, behind what its phis take over.
func (c *compiler) edge(from, to *ssa.BasicBlock) *block {
	ops := c.ops
	c.ops = nil
	c.moves(from, to)
	moves := c.ops
	c.ops = ops
	if len(moves) == 0 {
		return c.blocks[to]
	}
	b := &block{own: moves, jump: c.blocks[to]}
	c.edges = append(c.edges, b)
	return b
}

// A move copies a value into a phi's place.
type move struct{ dst, src uintptr }

// moves emits what the phis of a block take over when it is entered from another one; all at once, as they may use each other.
func (c *compiler) moves(from, to *ssa.BasicBlock) {
	var raws, regs []move
	which := -1
	for i, p := range to.Preds {
		if p == from {
			which = i
			break
		}
	}
	for _, in := range to.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		d, s := c.place(phi), c.place(phi.Edges[which])
		if d.info.class == nothing || s.raw != d.raw {
			panic("phi")
		}
		if d.raw {
			raws = append(raws, move{d.off, s.off})
		} else {
			regs = append(regs, move{d.reg, s.reg})
		}
	}
	if raws, ok := c.order(raws, true); ok {
		c.emitRaw(raws)
	}
	if regs, ok := c.order(regs, false); ok {
		c.emitRegs(regs)
	}
}

// order sorts moves so that nothing is overwritten before it is read; cycles are broken with a place in between.
func (c *compiler) order(moves []move, unboxed bool) (sorted []move, any bool) {
	var left []move
	for _, m := range moves {
		if m.dst != m.src {
			left = append(left, m)
		}
	}
	for len(left) > 0 {
		progress := false
		for i, m := range left {
			read := false
			for j, o := range left {
				read = read || i != j && o.src == m.dst
			}
			if !read {
				sorted = append(sorted, m)
				left = append(left[:i:i], left[i+1:]...)
				progress = true
				break
			}
		}
		if !progress {
			between := c.between(unboxed)
			sorted = append(sorted, move{between, left[0].src})
			src := left[0].src
			for i := range left {
				if left[i].src == src {
					left[i].src = between
				}
			}
		}
	}
	return sorted, len(sorted) > 0
}

// Above aside are stand-ins for the places of registers' values while others change places.
const (
	aside  = ^uintptr(0) - asides
	asides = 4
)

// between returns a place that no value has.
func (c *compiler) between(unboxed bool) uintptr {
	if unboxed {
		return c.temp()
	}
	if c.aside == asides {
		panic("too many registers change places")
	}
	c.aside++
	return aside + uintptr(c.aside)
}

func (c *compiler) emitRaw(m []move) {
	for len(m) >= 3 {
		x, y, z := m[0], m[1], m[2]
		m = m[3:]
		c.emit(func(a *act) {
			*raw[uint64](a, x.dst) = *raw[uint64](a, x.src)
			*raw[uint64](a, y.dst) = *raw[uint64](a, y.src)
			*raw[uint64](a, z.dst) = *raw[uint64](a, z.src)
		})
	}
	switch len(m) {
	case 2:
		x, y := m[0], m[1]
		c.emit(func(a *act) {
			*raw[uint64](a, x.dst) = *raw[uint64](a, x.src)
			*raw[uint64](a, y.dst) = *raw[uint64](a, y.src)
		})
	case 1:
		x := m[0]
		c.emit(func(a *act) { *raw[uint64](a, x.dst) = *raw[uint64](a, x.src) })
	}
}

func (c *compiler) emitRegs(m []move) {
	for _, x := range m {
		switch {
		case x.dst > aside:
			i := x.dst - aside - 1
			c.emit(func(a *act) { a.m.aside[i] = *reg(a, x.src) })
		case x.src > aside:
			i := x.src - aside - 1
			c.emit(func(a *act) { *reg(a, x.dst) = a.m.aside[i] })
		default:
			c.emit(func(a *act) { *reg(a, x.dst) = *reg(a, x.src) })
		}
	}
	if c.aside > 0 {
		c.aside = 0
		c.emit(func(a *act) { a.m.aside = [asides]eface{} })
	}
}

// branch returns the end of a block with two successors.
func (c *compiler) branch(in *ssa.If) func(*act) *block {
	b := in.Block()
	yes, no := c.edge(b, b.Succs[0]), c.edge(b, b.Succs[1])
	if x, ok := in.Cond.(*ssa.BinOp); ok && c.lazy[x] {
		return c.compare(x, yes, no)
	}
	if x, ok := in.Cond.(*ssa.UnOp); ok && x.Op == token.NOT {
		p := c.place(x.X)
		off := p.off
		return func(a *act) *block {
			if *raw[bool](a, off) {
				return no
			}
			return yes
		}
	}
	off := c.place(in.Cond).off
	return func(a *act) *block {
		if *raw[bool](a, off) {
			return yes
		}
		return no
	}
}

// ret returns the end of a block that ends the call.
func (c *compiler) ret(in *ssa.Return) func(*act) *block {
	for i, v := range in.Results {
		c.copy(&c.fn.results[i], c.place(v))
	}
	return func(a *act) *block {
		a.fr.ipc = -1
		return nil
	}
}

// copy copies a value between places of the same type.
func (c *compiler) copy(d, s *place) {
	switch {
	case d.raw != s.raw:
		panic("copy")
	case d.raw:
		c.emitRaw([]move{{d.off, s.off}})
	default:
		c.emitRegs([]move{{d.reg, s.reg}})
	}
}

// findLazy finds the values of a block that are better computed where they are used: conditions of branches, and addresses.
func (c *compiler) findLazy(b *ssa.BasicBlock) {
	for _, in := range c.code[b] {
		switch in := in.(type) {
		case *ssa.BinOp:
			i := c.info(in.X.Type())
			if refs := *in.Referrers(); i.class == scalar && isComparison(in.Op) && !c.program.leave(in) && len(refs) == 1 {
				if br, ok := refs[0].(*ssa.If); ok && br.Block() == b {
					c.lazy[in] = true
				}
			}
		case *ssa.FieldAddr:
			c.lazy[in] = c.onlyAddress(in)
		case *ssa.IndexAddr:
			c.lazy[in] = c.onlyAddress(in) && !c.beyondInt(in.Index)
		}
	}
}

func isComparison(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// onlyAddress reports whether a value is used for nothing but to read and write what it points to.
func (c *compiler) onlyAddress(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		if r.Block() == c.fn.SSA.Recover {
			return false
		}
		switch r := r.(type) {
		case *ssa.UnOp:
			if r.Op != token.MUL || c.program.leave(r) {
				return false
			}
		case *ssa.Store:
			if r.Addr != v || r.Val == v {
				return false
			}
		case *ssa.FieldAddr:
		case *ssa.IndexAddr:
			if r.X != v {
				return false
			}
			if _, ok := r.X.Type().Underlying().(*types.Pointer); !ok {
				return false
			}
		default:
			return false
		}
	}
	return true
}
