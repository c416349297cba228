package fast

import (
	"go/token"
	"math"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// instruction compiles one instruction in its own way, or leaves it to ixgo.
func (c *compiler) instruction(in ssa.Instruction) {
	if c.program.leave(in) || !c.known(in) {
		c.generic(in)
	}
}

func (c *compiler) known(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.BinOp:
		return c.binOp(in)
	case *ssa.UnOp:
		if in.Op == token.MUL {
			return c.loadOp(in)
		}
		if in.Op == token.ARROW {
			return c.receive(in)
		}
		return c.unOp(in)
	case *ssa.Select:
		return c.selectOp(in)
	case *ssa.Send:
		return c.send(in)
	case *ssa.Store:
		return c.storeOp(in)
	case *ssa.FieldAddr:
		c.addressOf(in)
		return true
	case *ssa.IndexAddr:
		if c.beyondInt(in.Index) {
			return false
		}
		c.addressOf(in)
		return true
	case *ssa.Alloc:
		return c.alloc(in)
	case *ssa.Field:
		return c.field(in)
	case *ssa.Index:
		if c.beyondInt(in.Index) {
			return false
		}
		return c.indexOp(in, in.X, in.Index)
	case *ssa.Lookup:
		if c.beyondInt(in.Index) && c.info(in.X.Type()).kind == reflect.String {
			return false
		}
		return c.lookup(in)
	case *ssa.MapUpdate:
		return c.mapUpdate(in)
	case *ssa.Convert:
		return c.convert(in)
	case *ssa.ChangeType:
		return c.changeType(in, in.X)
	case *ssa.ChangeInterface:
		return c.changeType(in, in.X)
	case *ssa.MakeClosure:
		return c.makeClosure(in)
	case *ssa.MakeInterface:
		return c.makeInterface(in)
	case *ssa.Slice:
		return c.slice(in)
	case *ssa.Extract:
		return c.extract(in)
	case *ssa.Call:
		return c.call(in)
	}
	return false
}

// beyondInt reports whether an index may be larger than any int.
func (c *compiler) beyondInt(v ssa.Value) bool {
	i := c.info(v.Type())
	const wide = unsafe.Sizeof(int(0)) == 8
	switch i.kind {
	case reflect.Uint64:
	case reflect.Uint32, reflect.Int64:
		if wide {
			return false
		}
	default:
		return false
	}
	k, ok := v.(*ssa.Const)
	return !ok || k.Uint64() > math.MaxInt
}
