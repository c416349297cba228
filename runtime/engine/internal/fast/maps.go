package fast

import (
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// data returns what finds the memory of a value, as the runtime wants keys and elements; nil when it has none.
func data(p *place) func(*act) unsafe.Pointer {
	off, r, t := p.off, p.reg, p.info.typ
	switch p.info.class {
	case scalar:
		return func(a *act) unsafe.Pointer { return unsafe.Pointer(raw[uint64](a, off)) }
	case direct:
		return func(a *act) unsafe.Pointer { return unsafe.Pointer(&reg(a, r).word) }
	case empty:
		if p.info.rt == nil {
			return nil
		}
		return func(a *act) unsafe.Pointer { return unsafe.Pointer(reg(a, r)) }
	case indirect:
		return func(a *act) unsafe.Pointer {
			if w := reg(a, r).word; w != nil {
				return w
			}
			return unsafeNew(t)
		}
	}
	return nil
}

// lookup compiles reading a map.
func (c *compiler) lookup(in *ssa.Lookup) bool {
	m, k := c.place(in.X), c.place(in.Index)
	if m.info.kind == reflect.String {
		return c.indexOp(in, in.X, in.Index)
	}
	if m.info.kind != reflect.Map {
		return false
	}
	elem := &info{}
	c.describe(elem, m.info.rt.Elem())
	var into, ok *place
	if in.CommaOk {
		into, ok = c.extracted(in)
		if into == nil && ok == nil {
			return false
		}
	} else {
		into = c.place(in)
	}
	keyInfo := &info{}
	c.describe(keyInfo, m.info.rt.Key())
	key := data(k)
	if key == nil || keyInfo.class != k.info.class {
		return false
	}
	set := func(*act, unsafe.Pointer) {}
	if into != nil {
		if into.info.rt == nil || into.info.class != elem.class {
			return false
		}
		set = setter(into)
	}
	t, r := m.info.typ, m.reg
	zero := unsafe.Pointer(reflect.New(elem.rt).Pointer())
	pc := c.pc(in)
	find := func(a *act) unsafe.Pointer { return mapaccess(t, reg(a, r).word, key(a)) }
	switch {
	case elem.size > 128:
	case keyInfo.kind == reflect.String:
		kr := k.reg
		find = func(a *act) unsafe.Pointer { return mapaccessString(t, reg(a, r).word, text(a, kr)) }
	}
	if keyInfo.class == empty {
		plain := find
		find = func(a *act) unsafe.Pointer {
			a.fr.ipc = pc // keys that can't be compared panic
			return plain(a)
		}
	}
	found := uintptr(0)
	if ok != nil {
		found = ok.off
	}
	c.emit(func(a *act) {
		p := find(a)
		if found != 0 {
			*raw[bool](a, found) = p != nil
		}
		if p == nil {
			p = zero
		}
		set(a, p)
	})
	return true
}

// extracted returns the places of the two parts of a tuple; nil where a part is not used, both when there is no telling.
func (c *compiler) extracted(v ssa.Value) (first, second *place) {
	for _, r := range *v.Referrers() {
		e, ok := r.(*ssa.Extract)
		if !ok || e.Block() != v.(ssa.Instruction).Block() {
			return nil, nil
		}
	}
	for _, r := range *v.Referrers() {
		e := r.(*ssa.Extract)
		if unused(e) {
			continue
		}
		if e.Index == 0 && first == nil {
			first = c.place(e)
		} else if e.Index == 1 && second == nil {
			second = c.place(e)
		} else {
			return nil, nil
		}
	}
	if first != nil || second != nil {
		c.spread[v] = true
	}
	return first, second
}

// unused reports whether nobody reads a part of a tuple. ixgo has no instruction for it then, and may not even have its type.
func unused(e *ssa.Extract) bool { return e.Referrers() == nil || len(*e.Referrers()) == 0 }

// extract compiles reading a part of a tuple.
func (c *compiler) extract(in *ssa.Extract) bool { return c.spread[in.Tuple] }

// mapUpdate compiles writing to a map.
func (c *compiler) mapUpdate(in *ssa.MapUpdate) bool {
	m, k, v := c.place(in.Map), c.place(in.Key), c.place(in.Value)
	if m.info.kind != reflect.Map {
		return false
	}
	elem, keyInfo := &info{}, &info{}
	c.describe(elem, m.info.rt.Elem())
	c.describe(keyInfo, m.info.rt.Key())
	key, val := data(k), data(v)
	if key == nil || val == nil || keyInfo.class != k.info.class || elem.class != v.info.class {
		return false
	}
	t, r, pc := m.info.typ, m.reg, c.pc(in)
	if keyInfo.kind == reflect.String && elem.size <= 128 {
		kr := k.reg
		c.emit(func(a *act) {
			a.fr.ipc = pc // a nil map panics
			mapassignString(t, reg(a, r).word, text(a, kr), val(a))
		})
		return true
	}
	c.emit(func(a *act) {
		a.fr.ipc = pc
		mapassign(t, reg(a, r).word, key(a), val(a))
	})
	return true
}
