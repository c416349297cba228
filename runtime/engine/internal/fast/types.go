package fast

import (
	"go/types"
	"reflect"
	"unsafe"
)

// A class says how ixgo keeps values of a type in a register, which is an interface value.
type class uint8

const (
	scalar   class = iota // a number or a truth value: behind a pointer; kept unboxed here
	direct                // a pointer: as the word of the interface value
	empty                 // an interface without methods: as itself
	iface                 // an interface with methods: its dynamic value
	indirect              // anything else: behind a pointer, never written to
	nothing               // no Go type: a tuple or an iterator
)

// A kindOf is what has to be known of a type.
type info struct {
	rt     reflect.Type
	typ    unsafe.Pointer // the same
	class  class
	kind   reflect.Kind // sized: Int is Int64 on 64-bit systems
	size   uintptr
	noscan bool // it has no pointers
}

func typeWord(rt reflect.Type) unsafe.Pointer { return (*eface)(unsafe.Pointer(&rt)).word }

// info describes a type.
func (c *compiler) info(t types.Type) *info {
	if i, ok := c.infos[t]; ok {
		return i
	}
	i := &info{class: nothing}
	c.infos[t] = i
	switch u := t.Underlying().(type) {
	case *types.Tuple:
		return i
	case *types.Basic:
		if u.Kind() == types.UntypedNil || u.Kind() == types.Invalid {
			i.class = empty
			return i
		}
	case *types.Signature, *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Struct, *types.Array, *types.Interface:
	default:
		return i
	}
	if hasTypeParam(t) {
		return i
	}
	rt := c.made[t]
	if rt == nil {
		if b, ok := types.Unalias(t).(*types.Basic); ok && basic[b.Kind()] != nil {
			rt = basic[b.Kind()]
		} else if c.sealed {
			delete(c.infos, t)
			panic("ixgo has not made " + t.String())
		} else {
			rt = preToType(c.program.interp, t)
		}
	}
	c.describe(i, rt)
	return i
}

// basic are the types that need not be made.
var basic = map[types.BasicKind]reflect.Type{
	types.Bool: reflect.TypeFor[bool](), types.UntypedBool: reflect.TypeFor[bool](),
	types.Int: reflect.TypeFor[int](), types.Int8: reflect.TypeFor[int8](), types.Int16: reflect.TypeFor[int16](), types.Int32: reflect.TypeFor[int32](),
	types.Int64: reflect.TypeFor[int64](), types.Uint: reflect.TypeFor[uint](), types.Uint8: reflect.TypeFor[uint8](), types.Uint16: reflect.TypeFor[uint16](),
	types.Uint32: reflect.TypeFor[uint32](), types.Uint64: reflect.TypeFor[uint64](), types.Uintptr: reflect.TypeFor[uintptr](),
	types.Float32: reflect.TypeFor[float32](), types.Float64: reflect.TypeFor[float64](), types.String: reflect.TypeFor[string](),
}

// elem describes what pointers of a type point to.
func (c *compiler) elem(pointer types.Type) *info {
	return c.infoOf(c.info(pointer).rt.Elem())
}

// infoOf describes a type.
func (c *compiler) infoOf(rt reflect.Type) *info {
	i := c.byType[rt]
	if i == nil {
		i = &info{}
		c.describe(i, rt)
		c.byType[rt] = i
	}
	return i
}

// isScalar reports whether a type is of the class scalar.
func isScalar(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsBoolean|types.IsInteger|types.IsFloat) != 0 && b.Info()&types.IsUntyped == 0
}

// hasTypeParam is true of types that have no values.
func hasTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

func (c *compiler) describe(i *info, rt reflect.Type) {
	if rt == nil {
		i.class = empty
		return
	}
	i.rt, i.typ, i.kind, i.size, i.noscan = rt, typeWord(rt), sizedKind(rt.Kind()), rt.Size(), !hasPointers(rt)
	switch rt.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16,
		reflect.Uint32, reflect.Uint64, reflect.Uintptr, reflect.Float32, reflect.Float64:
		i.class = scalar
	case reflect.Interface:
		i.class = iface
		if rt.NumMethod() == 0 {
			i.class = empty
		}
	default:
		i.class = indirect
		zero := reflect.Zero(rt).Interface()
		if (*eface)(unsafe.Pointer(&zero)).word == nil {
			i.class = direct
		}
	}
}

func sizedKind(k reflect.Kind) reflect.Kind {
	const wide = unsafe.Sizeof(int(0)) == 8
	switch {
	case k == reflect.Int && wide:
		return reflect.Int64
	case k == reflect.Int:
		return reflect.Int32
	case (k == reflect.Uint || k == reflect.Uintptr) && wide:
		return reflect.Uint64
	case k == reflect.Uint || k == reflect.Uintptr:
		return reflect.Uint32
	}
	return k
}

func hasPointers(rt reflect.Type) bool {
	switch rt.Kind() {
	case reflect.Array:
		return rt.Len() > 0 && hasPointers(rt.Elem())
	case reflect.Struct:
		for i := range rt.NumField() {
			if hasPointers(rt.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Uintptr, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return false
	}
	return true
}

func (i *info) signed() bool {
	return i.kind == reflect.Int8 || i.kind == reflect.Int16 || i.kind == reflect.Int32 || i.kind == reflect.Int64
}
func (i *info) unsigned() bool {
	return i.kind == reflect.Uint8 || i.kind == reflect.Uint16 || i.kind == reflect.Uint32 || i.kind == reflect.Uint64
}
func (i *info) integer() bool { return i.signed() || i.unsigned() }
func (i *info) float() bool   { return i.kind == reflect.Float32 || i.kind == reflect.Float64 }
