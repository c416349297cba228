package fast

import (
	"go/token"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

type signed interface{ int8 | int16 | int32 | int64 }
type unsigned interface {
	uint8 | uint16 | uint32 | uint64
}
type integer interface{ signed | unsigned }
type float interface{ float32 | float64 }

// binOp compiles an operation on two numbers; false when it is none.
func (c *compiler) binOp(in *ssa.BinOp) bool {
	if c.lazy[in] {
		return true
	}
	i := c.info(in.X.Type())
	if isComparison(in.Op) {
		return c.comparison(in, i)
	}
	d, x, y := c.place(in), c.place(in.X), c.place(in.Y)
	if i.kind == reflect.String && in.Op == token.ADD {
		c.concat(d, x, y)
		return true
	}
	if i.class != scalar {
		return false
	}
	if in.Op == token.SHL || in.Op == token.SHR {
		return c.shift(in, i)
	}
	var o op
	pc := c.pc(in)
	switch i.kind {
	case reflect.Int8:
		o = arith[int8](in.Op, d.off, x.off, y.off, pc)
	case reflect.Int16:
		o = arith[int16](in.Op, d.off, x.off, y.off, pc)
	case reflect.Int32:
		o = arith[int32](in.Op, d.off, x.off, y.off, pc)
	case reflect.Int64:
		o = arith[int64](in.Op, d.off, x.off, y.off, pc)
	case reflect.Uint8:
		o = arith[uint8](in.Op, d.off, x.off, y.off, pc)
	case reflect.Uint16:
		o = arith[uint16](in.Op, d.off, x.off, y.off, pc)
	case reflect.Uint32:
		o = arith[uint32](in.Op, d.off, x.off, y.off, pc)
	case reflect.Uint64:
		o = arith[uint64](in.Op, d.off, x.off, y.off, pc)
	case reflect.Float32:
		o = floats[float32](in.Op, d.off, x.off, y.off)
	case reflect.Float64:
		o = floats[float64](in.Op, d.off, x.off, y.off)
	}
	if o == nil {
		return false
	}
	c.emit(o)
	return true
}

// arith is an operation on integers. The divisions panic as Go does.
func arith[T integer](t token.Token, d, x, y uintptr, pc int) op {
	switch t {
	case token.ADD:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) + *raw[T](a, y) }
	case token.SUB:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) - *raw[T](a, y) }
	case token.MUL:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) * *raw[T](a, y) }
	case token.QUO:
		return func(a *act) {
			by := *raw[T](a, y)
			if by == 0 {
				a.fr.ipc = pc
			}
			*raw[T](a, d) = *raw[T](a, x) / by
		}
	case token.REM:
		return func(a *act) {
			by := *raw[T](a, y)
			if by == 0 {
				a.fr.ipc = pc
			}
			*raw[T](a, d) = *raw[T](a, x) % by
		}
	case token.AND:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) & *raw[T](a, y) }
	case token.OR:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) | *raw[T](a, y) }
	case token.XOR:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) ^ *raw[T](a, y) }
	case token.AND_NOT:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) &^ *raw[T](a, y) }
	}
	return nil
}

// floats is an operation on floating point numbers. Each result is rounded: Go would be free to fuse, on some processors, and does not have to.
func floats[T float](t token.Token, d, x, y uintptr) op {
	switch t {
	case token.ADD:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) + *raw[T](a, y) }
	case token.SUB:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) - *raw[T](a, y) }
	case token.MUL:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) * *raw[T](a, y) }
	case token.QUO:
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) / *raw[T](a, y) }
	}
	return nil
}

// shift compiles a shift. Its count may be of any integer type.
func (c *compiler) shift(in *ssa.BinOp, i *info) bool {
	d, x, y := c.place(in), c.place(in.X), c.place(in.Y)
	if y.info.class != scalar {
		return false
	}
	by := c.widened(y) // a negative count is an enormous one now
	check := y.info.signed()
	pc := c.pc(in)
	if check {
		c.emit(func(a *act) {
			if n := *raw[int64](a, by); n < 0 {
				a.fr.ipc = pc
				*raw[int64](a, by) = 1 << n
			}
		})
	}
	left := in.Op == token.SHL
	var o op
	switch i.kind {
	case reflect.Int8:
		o = shift[int8](left, d.off, x.off, by)
	case reflect.Int16:
		o = shift[int16](left, d.off, x.off, by)
	case reflect.Int32:
		o = shift[int32](left, d.off, x.off, by)
	case reflect.Int64:
		o = shift[int64](left, d.off, x.off, by)
	case reflect.Uint8:
		o = shift[uint8](left, d.off, x.off, by)
	case reflect.Uint16:
		o = shift[uint16](left, d.off, x.off, by)
	case reflect.Uint32:
		o = shift[uint32](left, d.off, x.off, by)
	case reflect.Uint64:
		o = shift[uint64](left, d.off, x.off, by)
	}
	if o == nil {
		return false
	}
	c.emit(o)
	return true
}

func shift[T integer](left bool, d, x, y uintptr) op {
	if left {
		return func(a *act) { *raw[T](a, d) = *raw[T](a, x) << *raw[uint64](a, y) }
	}
	return func(a *act) { *raw[T](a, d) = *raw[T](a, x) >> *raw[uint64](a, y) }
}

// widened returns where an integer is as one of 64 bits, sign extended.
func (c *compiler) widened(p *place) uintptr {
	if p.info.size == 8 {
		return p.off
	}
	t := c.temp()
	c.emit(widen(p.info.kind, t, p.off))
	return t
}

func widen(k reflect.Kind, d, x uintptr) op {
	switch k {
	case reflect.Int8:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[int8](a, x)) }
	case reflect.Int16:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[int16](a, x)) }
	case reflect.Int32:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[int32](a, x)) }
	case reflect.Uint8:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[uint8](a, x)) }
	case reflect.Uint16:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[uint16](a, x)) }
	case reflect.Uint32:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[uint32](a, x)) }
	}
	return func(a *act) { *raw[int64](a, d) = *raw[int64](a, x) }
}

// unOp compiles an operation on one number; false when it is none.
func (c *compiler) unOp(in *ssa.UnOp) bool {
	i := c.info(in.Type())
	if i.class != scalar {
		return false
	}
	d, x := c.place(in).off, c.place(in.X).off
	var o op
	switch in.Op {
	case token.NOT:
		o = func(a *act) { *raw[bool](a, d) = !*raw[bool](a, x) }
	case token.XOR:
		switch i.size { // the bits that are left over belong to nobody
		case 1, 2, 4, 8:
			o = func(a *act) { *raw[uint64](a, d) = ^*raw[uint64](a, x) }
		}
	case token.SUB:
		switch i.kind {
		case reflect.Float32:
			o = func(a *act) { *raw[float32](a, d) = -*raw[float32](a, x) }
		case reflect.Float64:
			o = func(a *act) { *raw[float64](a, d) = -*raw[float64](a, x) }
		default:
			o = func(a *act) { *raw[uint64](a, d) = -*raw[uint64](a, x) }
		}
	}
	if o == nil {
		return false
	}
	c.emit(o)
	return true
}
