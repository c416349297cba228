package fast

import (
	"go/token"
	"reflect"
	"strings"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

type ordered interface{ integer | float }

// compare returns the end of a block that compares two numbers.
func (c *compiler) compare(in *ssa.BinOp, yes, no *block) func(*act) *block {
	t, x, y := in.Op, c.place(in.X).off, c.place(in.Y).off
	switch t {
	case token.GTR:
		t, x, y = token.LSS, y, x
	case token.GEQ:
		t, x, y = token.LEQ, y, x
	}
	switch i := c.info(in.X.Type()); i.kind {
	case reflect.Bool:
		return branch[uint8](t, x, y, yes, no)
	case reflect.Int8:
		return branch[int8](t, x, y, yes, no)
	case reflect.Int16:
		return branch[int16](t, x, y, yes, no)
	case reflect.Int32:
		return branch[int32](t, x, y, yes, no)
	case reflect.Int64:
		return branch[int64](t, x, y, yes, no)
	case reflect.Uint8:
		return branch[uint8](t, x, y, yes, no)
	case reflect.Uint16:
		return branch[uint16](t, x, y, yes, no)
	case reflect.Uint32:
		return branch[uint32](t, x, y, yes, no)
	case reflect.Uint64:
		return branch[uint64](t, x, y, yes, no)
	case reflect.Float32:
		return branch[float32](t, x, y, yes, no)
	case reflect.Float64:
		return branch[float64](t, x, y, yes, no)
	}
	panic("compare")
}

func branch[T ordered](t token.Token, x, y uintptr, yes, no *block) func(*act) *block {
	switch t {
	case token.EQL:
		return func(a *act) *block {
			if *raw[T](a, x) == *raw[T](a, y) {
				return yes
			}
			return no
		}
	case token.NEQ:
		return func(a *act) *block {
			if *raw[T](a, x) != *raw[T](a, y) {
				return yes
			}
			return no
		}
	case token.LSS:
		return func(a *act) *block {
			if *raw[T](a, x) < *raw[T](a, y) {
				return yes
			}
			return no
		}
	}
	return func(a *act) *block {
		if *raw[T](a, x) <= *raw[T](a, y) {
			return yes
		}
		return no
	}
}

// comparison compiles a comparison whose result is a value.
func (c *compiler) comparison(in *ssa.BinOp, i *info) bool {
	t := in.Op
	px, py := c.place(in.X), c.place(in.Y)
	d, x, y := c.place(in).off, px.off, py.off
	switch t {
	case token.GTR:
		t, x, y = token.LSS, y, x
	case token.GEQ:
		t, x, y = token.LEQ, y, x
	}
	var o op
	switch i.kind {
	case reflect.Bool:
		o = compared[uint8](t, d, x, y)
	case reflect.Int8:
		o = compared[int8](t, d, x, y)
	case reflect.Int16:
		o = compared[int16](t, d, x, y)
	case reflect.Int32:
		o = compared[int32](t, d, x, y)
	case reflect.Int64:
		o = compared[int64](t, d, x, y)
	case reflect.Uint8:
		o = compared[uint8](t, d, x, y)
	case reflect.Uint16:
		o = compared[uint16](t, d, x, y)
	case reflect.Uint32:
		o = compared[uint32](t, d, x, y)
	case reflect.Uint64:
		o = compared[uint64](t, d, x, y)
	case reflect.Float32:
		o = compared[float32](t, d, x, y)
	case reflect.Float64:
		o = compared[float64](t, d, x, y)
	case reflect.String:
		o = comparedStrings(t, d, x, y)
	default:
		o = c.identity(in, i)
	}
	if o == nil {
		return false
	}
	c.emit(o)
	return true
}

func compared[T ordered](t token.Token, d, x, y uintptr) op {
	switch t {
	case token.EQL:
		return func(a *act) { *raw[bool](a, d) = *raw[T](a, x) == *raw[T](a, y) }
	case token.NEQ:
		return func(a *act) { *raw[bool](a, d) = *raw[T](a, x) != *raw[T](a, y) }
	case token.LSS:
		return func(a *act) { *raw[bool](a, d) = *raw[T](a, x) < *raw[T](a, y) }
	}
	return func(a *act) { *raw[bool](a, d) = *raw[T](a, x) <= *raw[T](a, y) }
}

// text returns the string in a register.
func text(a *act, off uintptr) string {
	if p := reg(a, off).word; p != nil {
		return *(*string)(p)
	}
	return ""
}

func comparedStrings(t token.Token, d, x, y uintptr) op {
	switch t {
	case token.EQL:
		return func(a *act) { *raw[bool](a, d) = text(a, x) == text(a, y) }
	case token.NEQ:
		return func(a *act) { *raw[bool](a, d) = text(a, x) != text(a, y) }
	case token.LSS:
		return func(a *act) { *raw[bool](a, d) = text(a, x) < text(a, y) }
	}
	return func(a *act) { *raw[bool](a, d) = strings.Compare(text(a, x), text(a, y)) <= 0 }
}

// identity compares pointers, interfaces, and others with nil; nil when it can't.
func (c *compiler) identity(in *ssa.BinOp, i *info) op {
	j := c.info(in.Y.Type())
	d, x, y := c.place(in).off, c.place(in.X).reg, c.place(in.Y).reg
	equal := in.Op == token.EQL
	if isNil(in.X) {
		i, j, x, y = j, i, y, x
	}
	if isNil(in.X) || isNil(in.Y) {
		switch {
		case i.class == empty || i.class == iface:
			return func(a *act) { *raw[bool](a, d) = (reg(a, x).typ == nil) == equal }
		case i.class == direct && i.kind != reflect.Struct && i.kind != reflect.Array:
			return func(a *act) { *raw[bool](a, d) = (reg(a, x).word == nil) == equal }
		case i.kind == reflect.Slice:
			return func(a *act) {
				p := reg(a, x).word
				*raw[bool](a, d) = (p == nil || *(*unsafe.Pointer)(p) == nil) == equal
			}
		}
		return nil
	}
	switch {
	case i.kind == reflect.Pointer && j.kind == reflect.Pointer:
		return func(a *act) { *raw[bool](a, d) = (reg(a, x).word == reg(a, y).word) == equal }
	case (i.class == empty || i.class == iface) && (j.class == empty || j.class == iface):
		pc := c.pc(in)
		return func(a *act) {
			a.fr.ipc = pc // values that can't be compared panic
			*raw[bool](a, d) = (*(*any)(unsafe.Pointer(reg(a, x))) == *(*any)(unsafe.Pointer(reg(a, y)))) == equal
		}
	}
	return nil
}

func isNil(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.IsNil()
}
