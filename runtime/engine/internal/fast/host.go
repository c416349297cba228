package fast

import (
	"reflect"
	"runtime"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// Compiled functions are called with their arguments in processor registers, without reflection: Go passes the words of which an argument consists in one
// register each, in order, and floating-point numbers in others. A function is therefore called as if it took so many words. Which systems do that is known,
// and checked when the program starts; elsewhere, and for what does not fit, ixgo calls.

const (
	maxWords  = 6
	maxFloats = 2
)

// A leaf is one word of an argument or of a result.
type leaf struct {
	from   leafFrom
	off    uintptr // of the place: a register's or that of an unboxed value
	mem    uintptr // offset in the value's memory
	size   uintptr
	float  bool
	ptr    bool
	target unsafe.Pointer // of an interface: the type of the parameter
}

type leafFrom uint8

const (
	fromRaw  leafFrom = iota // an unboxed value
	fromType                 // first word of the register
	fromWord                 // second word of the register
	fromMem                  // memory to which the second word of the register points
	fromItab                 // what makes the register's value one of the interface type
)

// flatten lists the words of a value in memory; false when there is something that is not passed so.
func flatten(rt reflect.Type, off uintptr, add func(off, size uintptr, ptr, float bool)) bool {
	const word = unsafe.Sizeof(uintptr(0))
	switch rt.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Uintptr:
		add(off, rt.Size(), false, false)
	case reflect.Float64:
		add(off, 8, false, true)
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		add(off, word, true, false)
	case reflect.String:
		add(off, word, true, false)
		add(off+word, word, false, false)
	case reflect.Slice:
		add(off, word, true, false)
		add(off+word, word, false, false)
		add(off+2*word, word, false, false)
	case reflect.Interface:
		add(off, word, true, false)
		add(off+word, word, true, false)
	case reflect.Struct:
		for i := range rt.NumField() {
			f := rt.Field(i)
			if f.Type.Size() == 0 || !flatten(f.Type, off+f.Offset, add) {
				return false
			}
		}
	default:
		return false
	}
	return true
}

// A plan says how a compiled function is called.
type plan struct {
	words   []leaf
	floats  []leaf
	pattern string // of the results: i, p or f for each word
	results []func(a *act, p unsafe.Pointer)
	offs    []uintptr // of the results in what the call returns
	call    func(m *machine, fn unsafe.Pointer, n int, pl *plan, a *act)
}

// sameAs reports whether a value in a place is kept as those of a type are.
func (c *compiler) sameAs(p *place, rt reflect.Type) bool {
	i := c.infoOf(rt)
	return i.class == p.info.class && i.kind == p.info.kind
}

// arguments adds the words of an argument to a plan.
func (pl *plan) argument(p *place, rt reflect.Type) bool {
	add := func(l leaf) {
		if l.float {
			pl.floats = append(pl.floats, l)
		} else {
			pl.words = append(pl.words, l)
		}
	}
	switch p.info.class {
	case scalar:
		if rt.Kind() == reflect.Float32 {
			return false
		}
		add(leaf{from: fromRaw, off: p.off, size: p.info.size, float: rt.Kind() == reflect.Float64})
	case direct:
		if rt.Kind() == reflect.Struct || rt.Kind() == reflect.Array {
			return false
		}
		add(leaf{from: fromWord, off: p.reg})
	case empty:
		add(leaf{from: fromType, off: p.reg})
		add(leaf{from: fromWord, off: p.reg})
	case iface:
		add(leaf{from: fromItab, off: p.reg, target: typeWord(rt)})
		add(leaf{from: fromWord, off: p.reg})
	case indirect:
		return flatten(rt, 0, func(off, size uintptr, ptr, float bool) {
			add(leaf{from: fromMem, off: p.reg, mem: off, size: size, float: float})
		})
	default:
		return false
	}
	return true
}

// result adds a result to a plan; d is nil when nobody uses it.
func (pl *plan) result(d *place, rt reflect.Type) bool {
	off := uintptr(len(pl.pattern)) * 8
	if rt.Kind() == reflect.Float32 || rt.Kind() == reflect.Array {
		return false
	}
	type part struct{ off, size uintptr }
	var parts []part
	if !flatten(rt, 0, func(o, size uintptr, ptr, float bool) {
		switch parts = append(parts, part{o, size}); {
		case float:
			pl.pattern += "f"
		case ptr:
			pl.pattern += "p"
		default:
			pl.pattern += "i"
		}
	}) {
		return false
	}
	if d == nil {
		return true
	}
	pl.offs = append(pl.offs, off)
	if rt.Kind() != reflect.Struct {
		pl.results = append(pl.results, setter(d))
		return true
	}
	if d.info.class != indirect {
		return false
	}
	t, r := d.info.typ, d.reg
	pl.results = append(pl.results, func(a *act, p unsafe.Pointer) {
		q := unsafeNew(t)
		packed := reflect.NewAt(rt, q) // keeps it alive
		for i, x := range parts {
			from, to := unsafe.Add(p, i*8), unsafe.Add(q, x.off)
			switch x.size {
			case 1:
				*(*uint8)(to) = *(*uint8)(from)
			case 2:
				*(*uint16)(to) = *(*uint16)(from)
			case 4:
				*(*uint32)(to) = *(*uint32)(from)
			default:
				if pl.isPointer(off/8, i) {
					*(*unsafe.Pointer)(to) = *(*unsafe.Pointer)(from)
				} else {
					*(*uint64)(to) = *(*uint64)(from)
				}
			}
		}
		*reg(a, r) = eface{t, packed.UnsafePointer()}
	})
	return true
}

func (pl *plan) isPointer(first uintptr, i int) bool { return pl.pattern[int(first)+i] == 'p' }

// ready completes a plan.
func (pl *plan) ready() bool {
	if len(pl.words) > maxWords || len(pl.floats) > maxFloats || len(pl.floats) > 0 && len(pl.words) > 3 {
		return false
	}
	pl.call = callers[pl.pattern]
	return pl.call != nil
}

// words gathers the arguments.
func (pl *plan) gather(a *act, itabs *[maxWords]atomic.Pointer[[2]unsafe.Pointer], w *[maxWords]uintptr, f *[maxFloats]float64) {
	for i := range pl.words {
		l := &pl.words[i]
		w[i] = l.word(a, &itabs[i])
	}
	for i := range pl.floats {
		l := &pl.floats[i]
		if l.from == fromRaw {
			f[i] = *raw[float64](a, l.off)
		} else {
			f[i] = *(*float64)(unsafe.Add(reg(a, l.off).word, l.mem))
		}
	}
}

func (l *leaf) word(a *act, itab *atomic.Pointer[[2]unsafe.Pointer]) uintptr {
	switch l.from {
	case fromRaw:
		return uintptr(*raw[uint64](a, l.off))
	case fromType:
		return uintptr(reg(a, l.off).typ)
	case fromWord:
		return uintptr(reg(a, l.off).word)
	case fromItab:
		return uintptr(l.itab(a, itab))
	}
	p := reg(a, l.off).word
	if p == nil {
		return 0
	}
	p = unsafe.Add(p, l.mem)
	switch l.size {
	case 1:
		return uintptr(*(*uint8)(p))
	case 2:
		return uintptr(*(*uint16)(p))
	case 4:
		return uintptr(*(*uint32)(p))
	}
	return *(*uintptr)(p)
}

// itab returns what stands before a value of an interface type; the last one is remembered.
func (l *leaf) itab(a *act, last *atomic.Pointer[[2]unsafe.Pointer]) unsafe.Pointer {
	v := reg(a, l.off)
	if v.typ == nil {
		return nil
	}
	if k := last.Load(); k != nil && k[0] == v.typ {
		return k[1]
	}
	var rt reflect.Type
	*(*eface)(unsafe.Pointer(&rt)) = eface{(*eface)(unsafe.Pointer(&someType)).typ, l.target}
	x := reflect.New(rt)
	x.Elem().Set(reflect.ValueOf(*(*any)(unsafe.Pointer(v))))
	k := &[2]unsafe.Pointer{v.typ, *(*unsafe.Pointer)(x.UnsafePointer())}
	last.Store(k)
	return k[1]
}

var someType = reflect.TypeFor[int]()

// hostCall compiles the call of a compiled function.
func (c *compiler) hostCall(in *ssa.Call, fn *ssa.Function) bool {
	if !inRegisters || fn.Pkg == nil && fn.Signature.Recv() == nil {
		return false
	}
	ext, ok := findExternFunc(c.program.interp, fn)
	if !ok || ext.Kind() != reflect.Func || ext.IsNil() {
		return false
	}
	t := ext.Type()
	args := in.Call.Args
	if t.NumIn() != len(args) || t.NumIn() > 0 && t.In(0) == reflect.TypeFor[*ixgo.Frame]() {
		return false
	}
	pl := &plan{}
	for i, arg := range args {
		if p := c.place(arg); !c.sameAs(p, t.In(i)) || !pl.argument(p, t.In(i)) {
			return false
		}
	}
	into := make([]*place, t.NumOut())
	spread := false
	switch refs := in.Referrers(); {
	case t.NumOut() == 0 || refs == nil || len(*refs) == 0:
	case t.NumOut() == 1:
		into[0] = c.place(in)
	default:
		for _, r := range *refs {
			e, ok := r.(*ssa.Extract)
			if !ok || e.Block() != in.Block() || into[e.Index] != nil {
				return false
			}
			if unused(e) {
				continue
			}
			into[e.Index] = c.place(e)
		}
		spread = true
	}
	for i, d := range into {
		if d != nil && !c.sameAs(d, t.Out(i)) || !pl.result(d, t.Out(i)) {
			return false
		}
	}
	if !pl.ready() {
		return false
	}
	if spread {
		c.spread[in] = true
	}
	slow := c.leaveCall(in)
	f := ext.Interface()
	fv := (*eface)(unsafe.Pointer(&f)).word
	pc, note := c.pc(in), c.fn.Notes[c.index[in]]
	itabs := &[maxWords]atomic.Pointer[[2]unsafe.Pointer]{}
	c.emit(func(a *act) {
		if a.fr.deferid != 0 { // what it calls back may recover
			slow(a)
			return
		}
		a.fr.ipc = pc
		if note != nil {
			note.Write()
			if note.Inside != nil {
				atomic.AddUint32(note.Inside, 1)
			}
		}
		pl.gather(a, itabs, &a.m.words, &a.m.floats)
		pl.call(a.m, fv, len(pl.words)+8*len(pl.floats), pl, a)
		if note != nil && note.Inside != nil {
			atomic.AddUint32(note.Inside, ^uint32(0))
		}
		runtime.KeepAlive(a)
	})
	return true
}
