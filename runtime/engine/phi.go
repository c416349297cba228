package engine

import (
	"slices"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A move copies one register to another; spare stands for a value kept aside.
type move struct{ to, from int }

const spare = -1

// phis makes one instruction of the phis at the beginning of a block, or returns nil when there is only one. All of them take their values at once:
// one after the other, as ixgo has them, "a, b = b, a" in a loop would lose a value.
func phis(f *compiled, i int, c *code) func(*ixgo.Frame) {
	block := f.ssa[i].Block()
	var group []*ssa.Phi
	for _, in := range block.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		group = append(group, phi)
	}
	if len(group) < 2 || group[0] != f.ssa[i] || i+len(group) > len(f.ssa) || f.ssa[i+len(group)-1] != group[len(group)-1] {
		return nil
	}
	from := make([][]move, len(block.Parent().Blocks)) // by index of the block that control comes from
	for k, pred := range block.Preds {
		if from[pred.Index] != nil {
			continue // ixgo takes the first one too
		}
		moves := make([]move, len(group))
		for j, phi := range group {
			moves[j] = move{f.register(phi), f.register(phi.Edges[k])}
		}
		from[pred.Index] = inOrder(moves)
	}
	pred, ipc, reg, skip := c.pred, c.ipc, c.reg, len(group)-1
	return func(fr *ixgo.Frame) {
		p := unsafe.Pointer(fr)
		regs := *at[[]any](p, reg)
		var aside any
		for _, m := range from[*at[int](p, pred)] {
			switch {
			case m.to == spare:
				aside = regs[m.from]
			case m.from == spare:
				regs[m.to] = aside
			default:
				regs[m.to] = regs[m.from]
			}
		}
		*at[int](p, ipc) += skip
	}
}

// inOrder arranges moves that happen at once so that they can be done one after the other: none overwrites what a later one reads. Where they go round
// in a circle, one value is kept aside.
func inOrder(moves []move) []move {
	pending := slices.DeleteFunc(slices.Clone(moves), func(m move) bool { return m.to == m.from })
	var done []move
	for len(pending) > 0 {
		free := slices.IndexFunc(pending, func(m move) bool {
			return !slices.ContainsFunc(pending, func(o move) bool { return o.from == m.to })
		})
		if free >= 0 {
			done = append(done, pending[free])
			pending = slices.Delete(pending, free, free+1)
			continue
		}
		cut := pending[0].to
		done = append(done, move{spare, cut})
		for i := range pending {
			if pending[i].from == cut {
				pending[i].from = spare
			}
		}
	}
	return done
}
