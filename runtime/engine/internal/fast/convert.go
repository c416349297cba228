package fast

import (
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// convert compiles the conversion of a number into one of another type; false when it is none.
func (c *compiler) convert(in *ssa.Convert) bool {
	d, x := c.place(in), c.place(in.X)
	if d.info.class != scalar || x.info.class != scalar || d.info.kind == reflect.Bool {
		return c.convertText(d, x)
	}
	var o op
	switch {
	case x.info.integer() && d.info.integer():
		switch {
		case d.info.size <= x.info.size:
			c.emitRaw([]move{{d.off, x.off}})
			return true
		default:
			o = widen(x.info.kind, d.off, x.off)
		}
	case x.info.integer():
		w := c.widened(x)
		switch {
		case d.info.kind == reflect.Float64 && x.info.kind == reflect.Uint64:
			o = func(a *act) { *raw[float64](a, d.off) = float64(*raw[uint64](a, w)) }
		case d.info.kind == reflect.Float64:
			o = func(a *act) { *raw[float64](a, d.off) = float64(*raw[int64](a, w)) }
		case x.info.kind == reflect.Uint64:
			o = func(a *act) { *raw[float32](a, d.off) = float32(*raw[uint64](a, w)) }
		default:
			o = func(a *act) { *raw[float32](a, d.off) = float32(*raw[int64](a, w)) }
		}
	case x.info.kind == reflect.Float32:
		o = fromFloat[float32](d.info.kind, d.off, x.off)
	case x.info.kind == reflect.Float64:
		o = fromFloat[float64](d.info.kind, d.off, x.off)
	}
	if o == nil {
		return false
	}
	c.emit(o)
	return true
}

func fromFloat[T float](k reflect.Kind, d, x uintptr) op {
	switch k {
	case reflect.Int8:
		return func(a *act) { *raw[int8](a, d) = int8(*raw[T](a, x)) }
	case reflect.Int16:
		return func(a *act) { *raw[int16](a, d) = int16(*raw[T](a, x)) }
	case reflect.Int32:
		return func(a *act) { *raw[int32](a, d) = int32(*raw[T](a, x)) }
	case reflect.Int64:
		return func(a *act) { *raw[int64](a, d) = int64(*raw[T](a, x)) }
	case reflect.Uint8:
		return func(a *act) { *raw[uint8](a, d) = uint8(*raw[T](a, x)) }
	case reflect.Uint16:
		return func(a *act) { *raw[uint16](a, d) = uint16(*raw[T](a, x)) }
	case reflect.Uint32:
		return func(a *act) { *raw[uint32](a, d) = uint32(*raw[T](a, x)) }
	case reflect.Uint64:
		return func(a *act) { *raw[uint64](a, d) = uint64(*raw[T](a, x)) }
	case reflect.Float32:
		return func(a *act) { *raw[float32](a, d) = float32(*raw[T](a, x)) }
	case reflect.Float64:
		return func(a *act) { *raw[float64](a, d) = float64(*raw[T](a, x)) }
	}
	return nil
}

// convertText compiles conversions between strings and bytes.
func (c *compiler) convertText(d, x *place) bool {
	t := d.info.typ
	switch {
	case d.info.kind == reflect.String && x.info.kind == reflect.Slice && x.info.rt.Elem().Kind() == reflect.Uint8:
		c.emit(func(a *act) { setText(a, d.reg, t, string(bytesOf(a, x.reg))) })
	case d.info.kind == reflect.Slice && x.info.kind == reflect.String && d.info.rt.Elem().Kind() == reflect.Uint8:
		c.emit(func(a *act) {
			b := []byte(text(a, x.reg))
			*reg(a, d.reg) = eface{t, unsafe.Pointer(&b)}
		})
	default:
		return false
	}
	return true
}

// bytesOf returns the slice of bytes in a register.
func bytesOf(a *act, off uintptr) []byte {
	if p := reg(a, off).word; p != nil {
		return *(*[]byte)(p)
	}
	return nil
}

// setText puts a string into a register.
func setText(a *act, off uintptr, typ unsafe.Pointer, s string) {
	v := any(s)
	*reg(a, off) = eface{typ, (*eface)(unsafe.Pointer(&v)).word}
}

// concat compiles the concatenation of two strings.
func (c *compiler) concat(d, x, y *place) {
	t := d.info.typ
	c.emit(func(a *act) { setText(a, d.reg, t, text(a, x.reg)+text(a, y.reg)) })
}

// changeType compiles a change of the type without one of the value.
func (c *compiler) changeType(in ssa.Value, from ssa.Value) bool {
	d, x := c.place(in), c.place(from)
	if d.info.class != x.info.class {
		return false
	}
	t := d.info.typ
	switch d.info.class {
	case scalar:
		c.emitRaw([]move{{d.off, x.off}})
	case direct:
		c.emit(func(a *act) { *reg(a, d.reg) = eface{t, reg(a, x.reg).word} })
	case indirect:
		c.emit(func(a *act) {
			w := reg(a, x.reg).word
			if w == nil {
				w = unsafeNew(t)
			}
			*reg(a, d.reg) = eface{t, w}
		})
	case empty, iface:
		c.emitRegs([]move{{d.reg, x.reg}})
	default:
		return false
	}
	return true
}

// makeInterface compiles the conversion of a value to an interface.
func (c *compiler) makeInterface(in *ssa.MakeInterface) bool {
	d, x := c.place(in), c.place(in.X)
	if _, static := in.X.(*ssa.Const); static || d.info.class == nothing || x.info.class == nothing {
		return false
	}
	switch x.info.class {
	case scalar:
		p := *x
		p.reg = d.reg
		c.emit(func(a *act) { box(a, &p) })
	case direct, indirect:
		t := x.info.typ
		zero := x.info.class == indirect
		c.emit(func(a *act) {
			v := *reg(a, x.reg)
			if v.typ == nil {
				v.typ = t
				if zero {
					v.word = unsafeNew(t)
				}
			}
			*reg(a, d.reg) = v
		})
	default:
		c.emitRegs([]move{{d.reg, x.reg}})
	}
	return true
}
