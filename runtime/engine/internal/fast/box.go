package fast

import (
	"unsafe"
)

// small holds the numbers that are boxed without memory of their own.
var small = func() (all [1024]uint64) {
	for i := range all {
		all[i] = uint64(i)
	}
	return all
}()

// boxed returns memory with an unboxed value of a size.
func boxed(v uint64, size uintptr) unsafe.Pointer {
	switch size {
	case 1:
		v &= 0xff
	case 2:
		v &= 0xffff
	case 4:
		v &= 0xffffffff
	}
	if v < uint64(len(small)) {
		return unsafe.Pointer(&small[v])
	}
	if size == 8 {
		p := new(uint64)
		*p = v
		return unsafe.Pointer(p)
	}
	p := new(uint32)
	*p = uint32(v)
	return unsafe.Pointer(p)
}

// box writes an unboxed value to its register.
func box(a *act, p *place) {
	*reg(a, p.reg) = eface{p.info.typ, boxed(*raw[uint64](a, p.off), p.info.size)}
}

// unbox reads a value from its register.
func unbox(a *act, p *place) { unboxFrom(a, p, reg(a, p.reg).word) }

func unboxFrom(a *act, p *place, from unsafe.Pointer) {
	if from == nil {
		*raw[uint64](a, p.off) = 0
		return
	}
	load(a, p.off, from, p.info.size)
}

// load reads a number of a size.
func load(a *act, off uintptr, from unsafe.Pointer, size uintptr) {
	switch size {
	case 1:
		*raw[uint8](a, off) = *(*uint8)(from)
	case 2:
		*raw[uint16](a, off) = *(*uint16)(from)
	case 4:
		*raw[uint32](a, off) = *(*uint32)(from)
	default:
		*raw[uint64](a, off) = *(*uint64)(from)
	}
}
