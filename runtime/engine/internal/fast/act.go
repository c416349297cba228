package fast

import "unsafe"

// An act is one call of a function: ixgo's frame, and beside it the values that need no pointers, unboxed. They follow the act in memory, eight
// bytes each; those that are constant are there from the start.
type act struct {
	fr   *frame         // own, or ixgo's when ixgo called
	st   unsafe.Pointer // where the frame's registers begin
	m    *machine
	next *act // in the list of those that are free
	own  frame
}

// An op does the work of one instruction, or of several.
type op func(*act)

// A block is a straight piece of a function. Next tells where to go on, or returns nil at the end of the call.
type block struct {
	ops  []op
	next func(*act) *block

	// while it is compiled
	own   []op   // without those of what follows
	jump  *block // what follows, if it is always the same
	after func(*act) *block
}

// A machine keeps acts for calls to come. It serves one goroutine at a time.
type machine struct {
	// acts for calls to come, in a hash table by kind; there are as many goroutines as there are machines, and most use few functions
	shelves []shelf
	used    int

	aside [asides]eface // registers' values while others change places

	// arguments of a call of compiled code, until it begins
	words  [maxWords]uintptr
	floats [maxFloats]float64
}

// eface is an interface value in memory.
type eface struct{ typ, word unsafe.Pointer }

const regSize = unsafe.Sizeof(eface{})

// rawBase is where unboxed values begin.
const rawBase = (unsafe.Sizeof(act{}) + align - 1) &^ (align - 1)

const align = unsafe.Alignof(uint64(0))

// raw is the place of an unboxed value.
func raw[T any](a *act, off uintptr) *T { return (*T)(unsafe.Add(unsafe.Pointer(a), off)) }

// reg is a register of the frame.
func reg(a *act, off uintptr) *eface { return (*eface)(unsafe.Add(a.st, off)) }

// run executes an act from its beginning.
func run(b *block, a *act) {
	for b != nil {
		for _, o := range b.ops {
			o(a)
		}
		b = b.next(a)
	}
}

// take returns an act for a call of f out of a call in m.
func (m *machine) take(f *function) *act {
	if a := m.pop(f.id); a != nil {
		return a
	}
	return f.newAct(m)
}

// A shelf holds the acts of one kind that are free.
type shelf struct {
	key  int // kind plus one; 0 when there is nothing
	acts *act
}

// shelf returns the place of a kind, or where it would be.
func (m *machine) shelf(kind int) *shelf {
	for i := kind; ; i++ {
		s := &m.shelves[i&(len(m.shelves)-1)]
		if s.key == kind+1 || s.key == 0 {
			return s
		}
	}
}

func (m *machine) pop(kind int) *act {
	if len(m.shelves) == 0 {
		return nil
	}
	s := m.shelf(kind)
	a := s.acts
	if a != nil {
		s.acts = a.next
	}
	return a
}

func (m *machine) push(kind int, a *act) {
	if 4*m.used >= 3*len(m.shelves) {
		m.grow()
	}
	s := m.shelf(kind)
	if s.key == 0 {
		s.key = kind + 1
		m.used++
	}
	a.next = s.acts
	s.acts = a
}

func (m *machine) grow() {
	old := m.shelves
	m.shelves = make([]shelf, max(8, 2*len(old)))
	for _, s := range old {
		if s.key != 0 {
			*m.shelf(s.key - 1) = s
		}
	}
}

// give returns an act when its call is over.
func (m *machine) give(f *function, a *act) {
	for _, c := range f.clear {
		clear(unsafe.Slice((*any)(unsafe.Add(a.st, c.off)), c.n))
	}
	m.push(f.id, a)
}

type sized[R any] struct {
	act
	raw R
}

// newAct makes an act with a frame of its own.
func (f *function) newAct(m *machine) *act {
	a := f.allocate()
	a.m = m
	a.fr = &a.own
	a.own = frame{interp: f.interp, pfn: f.ptr, block: f.main}
	a.own.stack = append([]any(nil), *f.template...)
	a.st = unsafe.Pointer(unsafe.SliceData(a.own.stack))
	return a
}

func (f *function) allocate() *act {
	var a *act
	switch n := len(f.raw); {
	case n <= 4:
		a = &new(sized[[4]uint64]).act
	case n <= 8:
		a = &new(sized[[8]uint64]).act
	case n <= 16:
		a = &new(sized[[16]uint64]).act
	case n <= 32:
		a = &new(sized[[32]uint64]).act
	case n <= 64:
		a = &new(sized[[64]uint64]).act
	case n <= 128:
		a = &new(sized[[128]uint64]).act
	case n <= 512:
		a = &new(sized[[512]uint64]).act
	default:
		a = &new(sized[[maxRaw]uint64]).act
	}
	copy(unsafe.Slice(raw[uint64](a, rawBase), len(f.raw)), f.raw)
	return a
}

// maxRaw bounds the unboxed values of a function; larger ones are left to ixgo.
const maxRaw = 2048
