package fast

import (
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// builtin compiles the call of a builtin function.
func (c *compiler) builtin(in *ssa.Call, name string) bool {
	args := in.Call.Args
	switch name {
	case "len", "cap":
		return c.length(in, name == "len")
	case "append":
		return len(args) == 2 && c.append(in)
	case "copy":
		return c.copySlice(in)
	case "delete":
		m, k := c.place(args[0]), c.place(args[1])
		keyInfo := &info{}
		if m.info.kind != reflect.Map {
			return false
		}
		c.describe(keyInfo, m.info.rt.Key())
		key := data(k)
		if key == nil || keyInfo.class != k.info.class {
			return false
		}
		t, r, pc := m.info.typ, m.reg, c.pc(in)
		c.emit(func(a *act) {
			a.fr.ipc = pc
			mapdelete(t, reg(a, r).word, key(a))
		})
		return true
	case "ssa:wrapnilchk":
		d, x := c.place(in), c.place(args[0])
		if d.info.class != direct {
			return false
		}
		slow := c.leave(in)
		c.emit(func(a *act) {
			if reg(a, x.reg).word == nil {
				slow(a)
			}
			*reg(a, d.reg) = *reg(a, x.reg)
		})
		return true
	}
	return false
}

// length compiles len and cap.
func (c *compiler) length(in *ssa.Call, isLen bool) bool {
	x, d := c.place(in.Call.Args[0]), c.place(in)
	r, off := x.reg, d.off
	switch x.info.kind {
	case reflect.String:
		c.emit(func(a *act) { *raw[int](a, off) = len(text(a, r)) })
	case reflect.Slice:
		if isLen {
			c.emit(func(a *act) {
				n := 0
				if h := (*header)(reg(a, r).word); h != nil {
					n = h.len
				}
				*raw[int](a, off) = n
			})
			return true
		}
		c.emit(func(a *act) {
			n := 0
			if h := (*header)(reg(a, r).word); h != nil {
				n = h.cap
			}
			*raw[int](a, off) = n
		})
	case reflect.Map: // any map has its length in the same place
		c.emit(func(a *act) { *raw[int](a, off) = len(*(*map[struct{}]struct{})(unsafe.Pointer(&reg(a, r).word))) })
	case reflect.Chan:
		if isLen {
			c.emit(func(a *act) { *raw[int](a, off) = len(*(*chan struct{})(unsafe.Pointer(&reg(a, r).word))) })
			return true
		}
		c.emit(func(a *act) { *raw[int](a, off) = cap(*(*chan struct{})(unsafe.Pointer(&reg(a, r).word))) })
	default:
		return false
	}
	return true
}

// append compiles append(slice, slice...). Slices are appended to as if their elements were others of the same size and with the same pointers.
func (c *compiler) append(in *ssa.Call) bool {
	s, t, d := c.place(in.Call.Args[0]), c.place(in.Call.Args[1]), c.place(in)
	if s.info.kind != reflect.Slice || d.info.kind != reflect.Slice {
		return false
	}
	elem := &info{}
	c.describe(elem, s.info.rt.Elem())
	typ := d.info.typ
	if t.info.kind == reflect.String {
		c.emit(func(a *act) {
			b := append(bytesOf(a, s.reg), text(a, t.reg)...)
			*reg(a, d.reg) = eface{typ, unsafe.Pointer(&b)}
		})
		return true
	}
	if t.info.kind != reflect.Slice {
		return false
	}
	var o op
	switch {
	case elem.noscan && elem.size == 1:
		o = appended[uint8](d, s, t)
	case elem.noscan && elem.size == 2:
		o = appended[uint16](d, s, t)
	case elem.noscan && elem.size == 4:
		o = appended[uint32](d, s, t)
	case elem.noscan && elem.size == 8:
		o = appended[uint64](d, s, t)
	case elem.class == direct && elem.size == unsafe.Sizeof(uintptr(0)):
		o = appended[unsafe.Pointer](d, s, t)
	case elem.kind == reflect.String:
		o = appended[string](d, s, t)
	case elem.class == empty:
		o = appended[any](d, s, t)
	case elem.class == iface:
		o = appended[interface{ M() }](d, s, t)
	default:
		return false
	}
	c.emit(o)
	return true
}

func appended[T any](d, s, t *place) op {
	typ, to, from, more := d.info.typ, d.reg, s.reg, t.reg
	return func(a *act) {
		var x, y []T
		if p := reg(a, from).word; p != nil {
			x = *(*[]T)(p)
		}
		if p := reg(a, more).word; p != nil {
			y = *(*[]T)(p)
		}
		z := append(x, y...)
		*reg(a, to) = eface{typ, unsafe.Pointer(&z)}
	}
}

// copySlice compiles copy for elements without pointers.
func (c *compiler) copySlice(in *ssa.Call) bool {
	d, s := c.place(in.Call.Args[0]), c.place(in.Call.Args[1])
	if d.info.kind != reflect.Slice {
		return false
	}
	n := c.place(in).off
	if s.info.kind == reflect.String {
		c.emit(func(a *act) { *raw[int](a, n) = copy(bytesOf(a, d.reg), text(a, s.reg)) })
		return true
	}
	elem := &info{}
	c.describe(elem, d.info.rt.Elem())
	if s.info.kind != reflect.Slice || !elem.noscan || elem.size == 0 {
		return false
	}
	size := int(elem.size)
	c.emit(func(a *act) {
		var to, from header
		if p := reg(a, d.reg).word; p != nil {
			to = *(*header)(p)
		}
		if p := reg(a, s.reg).word; p != nil {
			from = *(*header)(p)
		}
		k := min(to.len, from.len)
		if k > 0 {
			copy(unsafe.Slice((*byte)(to.ptr), k*size), unsafe.Slice((*byte)(from.ptr), k*size))
		}
		*raw[int](a, n) = k
	})
	return true
}
