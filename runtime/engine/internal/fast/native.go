package fast

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A native is a function literal of the script as compiled code has functions, without reflection: for those whose parameters and results are one of the
// combinations of words that are made here. Others are made by reflect.
type native struct {
	f     *function
	shape *shape
	env   []any
}

// A shape is a combination of words of parameters and of results.
type shape struct {
	make func(*native) unsafe.Pointer // returns a function value
	code uintptr                      // where all functions of the shape begin
	at   uintptr                      // where they have the native
}

// A signature says how the parameters and results of functions of one type become words.
type signature struct {
	*shape
	params  []func(a *act, p unsafe.Pointer) // put a parameter from memory into its place
	inOffs  []uintptr
	results []func(a *act, p unsafe.Pointer) // put a result from its place into memory
	outOffs []uintptr
}

// makeNative makes a function value that takes A, or the parts of A, and returns R, or the parts of R.
func makeNative[A, R any](n *native) unsafe.Pointer {
	f := func(args A) (result R) {
		n.call(hidden(unsafe.Pointer(&args)), hidden(unsafe.Pointer(&result)))
		keep(&args)
		return result
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&f))
}

//go:noinline
func keep[T any](*T) {}

// call runs the function.
func (n *native) call(args, results unsafe.Pointer) {
	f := n.f
	sig := f.signature
	entry := f.code()
	caller := tryDeferFrame((*ixgo.Interp)(f.interp))
	m := f.machines.Get().(*machine)
	b := m.take(f)
	to := &b.own
	to.caller, to.callee = caller, nil
	to.ipc, to.deferid = 1, caller.deferid
	caller.callee = to
	if caller.pfn == nil {
		f.program.called((*ixgo.Frame)(unsafe.Pointer(to)))
	}
	if f.large.Load() {
		f.entered(f.SSA)
	}
	for i, set := range sig.params {
		set(b, unsafe.Add(args, sig.inOffs[i]))
	}
	captured(b, f.params[len(sig.params):], n.env)
	run(entry, b)
	for i, put := range sig.results {
		put(b, unsafe.Add(results, sig.outOffs[i]))
	}
	m.give(f, b)
	f.machines.Put(m)
}

// pattern returns the words of which values consist one after the other; false when some are not passed in words of eight bytes.
func pattern(types []reflect.Type) (words string, offs []uintptr, ok bool) {
	for _, t := range types {
		if t.Kind() == reflect.Struct || t.Kind() == reflect.Array {
			return "", nil, false
		}
		offs = append(offs, uintptr(len(words))*8)
		if !flatten(t, 0, func(_, _ uintptr, ptr, float bool) {
			switch {
			case float:
				words += "f"
			case ptr:
				words += "p"
			default:
				words += "i"
			}
		}) {
			return "", nil, false
		}
	}
	return words, offs, true
}

// shapeOf returns the shape of functions of a type; nil when it is none of those that are made.
func shapeOf(t reflect.Type) *shape {
	if !inRegisters || t.Kind() != reflect.Func {
		return nil
	}
	var ins, outs []reflect.Type
	for in := range t.Ins() {
		ins = append(ins, in)
	}
	for out := range t.Outs() {
		outs = append(outs, out)
	}
	in, _, ok1 := pattern(ins)
	out, _, ok2 := pattern(outs)
	if !ok1 || !ok2 {
		return nil
	}
	key := in + ">" + out
	make := maker(key)
	if make == nil {
		return nil
	}
	if s, ok := probed.Load(key); ok {
		return s.(*shape)
	}
	n := &native{}
	fv := make(n)
	s := &shape{make: make, code: *(*uintptr)(fv)}
	for off := unsafe.Sizeof(s.code); off <= 3*unsafe.Sizeof(off); off += unsafe.Sizeof(off) {
		if *(*unsafe.Pointer)(unsafe.Add(fv, off)) == unsafe.Pointer(n) {
			s.at = off
			break
		}
	}
	if s.at == 0 {
		s = nil
	}
	probed.Store(key, s)
	return s
}

var probed sync.Map // of *shape by its words

// sign prepares a function to be called by compiled code; false when its type has no shape.
func (c *compiler) sign(f *function, t reflect.Type) bool {
	if f.signed {
		return f.signature != nil
	}
	f.signed = true
	s := shapeOf(t)
	if s == nil || t.NumIn() > len(f.params) || t.NumOut() != len(f.results) {
		return false
	}
	sig := &signature{shape: s}
	off := uintptr(0)
	words := func(t reflect.Type) (n uintptr) {
		flatten(t, 0, func(uintptr, uintptr, bool, bool) { n += 8 })
		return n
	}
	for i := range t.NumIn() {
		if !c.sameAs(&f.params[i], t.In(i)) {
			return false
		}
		sig.params, sig.inOffs = append(sig.params, setter(&f.params[i])), append(sig.inOffs, off)
		off += words(t.In(i))
	}
	off = 0
	for i := range t.NumOut() {
		put := putter(&f.results[i], t.Out(i))
		if put == nil || !c.sameAs(&f.results[i], t.Out(i)) {
			return false
		}
		sig.results, sig.outOffs = append(sig.results, put), append(sig.outOffs, off)
		off += words(t.Out(i))
	}
	f.signature = sig
	return true
}

// putter returns what puts a value from its place into memory, of whose words each takes eight bytes.
func putter(p *place, rt reflect.Type) func(a *act, to unsafe.Pointer) {
	off, r := p.off, p.reg
	switch {
	case p.info.class == scalar:
		return func(a *act, to unsafe.Pointer) { *(*uint64)(to) = *raw[uint64](a, off) }
	case p.info.class == direct:
		return func(a *act, to unsafe.Pointer) { *(*unsafe.Pointer)(to) = reg(a, r).word }
	case p.info.class == empty:
		return func(a *act, to unsafe.Pointer) { *(*eface)(to) = *reg(a, r) }
	case p.info.class == iface:
		l := &leaf{off: r, target: typeWord(rt)}
		last := &atomic.Pointer[[2]unsafe.Pointer]{}
		return func(a *act, to unsafe.Pointer) { *(*eface)(to) = eface{l.itab(a, last), reg(a, r).word} }
	case p.info.kind == reflect.String:
		return func(a *act, to unsafe.Pointer) { *(*string)(to) = text(a, r) }
	case p.info.kind == reflect.Slice:
		return func(a *act, to unsafe.Pointer) {
			if h := (*header)(reg(a, r).word); h != nil {
				*(*header)(to) = *h
			} else {
				*(*header)(to) = header{}
			}
		}
	}
	return nil
}

// makeClosure compiles the making of a function value.
func (c *compiler) makeClosure(in *ssa.MakeClosure) bool {
	d := c.place(in)
	f := c.program.bySSA[in.Fn.(*ssa.Function)]
	if f == nil || !f.callable() || d.info.rt == nil || !c.sign(f, d.info.rt) {
		return false
	}
	slow := c.leave(in)
	t, r := d.info.typ, d.reg
	from := make([]*place, len(in.Bindings))
	for i, b := range in.Bindings {
		if from[i] = c.place(b); c.lazy[b] {
			return false
		}
	}
	c.emit(func(a *act) {
		if f.code() == nil {
			slow(a)
			return
		}
		n := &native{f: f, env: make([]any, len(from))}
		for i, p := range from {
			if p.raw {
				*(*eface)(unsafe.Pointer(&n.env[i])) = eface{p.info.typ, boxed(*raw[uint64](a, p.off), p.info.size)}
			} else {
				n.env[i] = *(*any)(unsafe.Pointer(reg(a, p.reg)))
			}
		}
		*reg(a, r) = eface{t, f.signature.make(n)}
	})
	return true
}
