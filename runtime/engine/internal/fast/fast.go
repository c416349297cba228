// Package fast runs functions that ixgo has compiled, faster than ixgo does: numbers are kept unboxed, memory is read and written without reflection,
// and the functions of a script call each other without detours. What it does not know it leaves to ixgo's own instructions, one by one. Frames,
// program counters and registers are ixgo's, so that stack traces, deferred calls and recovery work as ever.
package fast

import (
	"go/types"
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// A Program is what is compiled.
type Program struct {
	Interp    *ixgo.Interp
	Functions []*Function

	// Leave reports whether an instruction has to be left to what Instrs has for it.
	Leave func(ssa.Instruction) bool

	// Reads returns what an instruction reads besides its operands.
	Reads func(ssa.Instruction) []ssa.Value

	// Called is told of frames that compiled code calls.
	Called func(*ixgo.Frame)

	// While Large is true, Entered is called when a function is entered.
	Large   *atomic.Bool
	Entered func(*ssa.Function)

	// Method finds what an interface method call in leads to for a dynamic type: one of the functions, by its ixgo pointer, or nil when it is compiled code.
	Method func(in *ssa.Call, t reflect.Type) unsafe.Pointer
}

// A Function is one of a program's functions in ixgo's form.
type Function struct {
	Ptr    unsafe.Pointer // *ixgo.function
	SSA    *ssa.Function
	Code   []ssa.Instruction   // what ixgo has instructions for
	Instrs []func(*ixgo.Frame) // parallel to Code: what an instruction does without anything that Notes say
	Notes  []*Note             // parallel to Code: events to write when it is reached; may be nil
	Enter  *Note               // event to write when the function is entered; may be nil
}

// A Note is an event of the flight recorder.
type Note struct {
	ID     uint32
	Head   *uint32       // of the ring of all events
	Ring   *[1024]uint32 // that
	Head2  *uint32       // of the ring of its kind; nil when there is none
	Ring2  *[64]uint32
	Inside *uint32 // counts the goroutines that are inside; may be nil
}

// Write writes the event.
func (n *Note) Write() {
	h := *n.Head + 1
	n.Ring[h%uint32(len(n.Ring))] = n.ID
	*n.Head = h
	if n.Head2 != nil {
		h := *n.Head2 + 1
		n.Ring2[h%uint32(len(n.Ring2))] = n.ID
		*n.Head2 = h
	}
}

// Compile returns, for each function, what has to run in place of its first instruction, or nil when ixgo's own instructions have to stay. A function is
// compiled when it is called for the first time: most of what a large script imports never is.
func Compile(p *Program) []func(*ixgo.Frame) {
	entries := make([]func(*ixgo.Frame), len(p.Functions))
	in, ok := known()
	if !ok {
		return entries
	}
	machines := &sync.Pool{New: func() any { return &machine{} }}
	prog := &program{interp: p.Interp, method: p.Method, leave: p.Leave, reads: p.Reads, called: p.Called, byPtr: map[unsafe.Pointer]*function{}, bySSA: map[*ssa.Function]*function{}}
	for _, f := range p.Functions {
		fn := &function{
			program:  prog,
			machines: machines,
			large:    p.Large,
			entered:  p.Entered,
			Function: f,
			ptr:      f.Ptr,
			interp:   unsafe.Pointer(p.Interp),
			main:     *(*unsafe.Pointer)(unsafe.Add(f.Ptr, in.main)),
			template: (*[]any)(unsafe.Add(f.Ptr, in.stack)),
			recovers: *(*[]func(*ixgo.Frame))(unsafe.Add(f.Ptr, in.recover)) != nil,
		}
		fn.id = 2 * len(prog.functions)
		prog.functions = append(prog.functions, fn)
		prog.byPtr[f.Ptr], prog.bySSA[f.SSA] = fn, fn
	}
	prog.compiler = newCompiler(prog, *(*map[types.Type]reflect.Type)(unsafe.Add(unsafe.Pointer(p.Interp), in.types)))
	for i, fn := range prog.functions {
		if prog.compiler.declare(fn); fn.ok {
			entries[i] = fn.enter
		}
	}
	prog.compiler.sealed = true
	return entries
}

// A program is what is shared by the compiled functions.
type program struct {
	interp    *ixgo.Interp
	method    func(*ssa.Call, reflect.Type) unsafe.Pointer
	leave     func(ssa.Instruction) bool
	reads     func(ssa.Instruction) []ssa.Value
	called    func(*ixgo.Frame)
	functions []*function
	mu        sync.Mutex // held while a function is compiled
	compiler  *compiler
	byPtr     map[unsafe.Pointer]*function
	bySSA     map[*ssa.Function]*function
}

// A function is one that is compiled.
type function struct {
	*Function
	id       int        // of its acts; those without a frame of their own have the next one
	machines *sync.Pool // of the program
	large    *atomic.Bool
	entered  func(*ssa.Function)
	ptr      unsafe.Pointer
	interp   unsafe.Pointer
	main     unsafe.Pointer // first basic block
	template *[]any         // ixgo's registers at the start of a call
	recovers bool           // it has deferred calls: only ixgo can call it
	ok       bool           // it may be compiled
	program  *program
	body     atomic.Pointer[body] // nil until it is called for the first time
	raw      []uint64             // unboxed values at the start of a call
	params   []place              // parameters, then captured variables
	results  []place
	clear    []span // registers that may hold on to memory

	signed    bool       // whether it has a signature is known
	signature *signature // how compiled code calls it
}

// A body is what a function does; without an entry, ixgo has to do it.
type body struct{ entry *block }

// code returns where a function begins, or nil when it has to be left to ixgo.
func (f *function) code() *block {
	b := f.body.Load()
	if b == nil {
		b = f.program.compile(f)
	}
	return b.entry
}

func (p *program) compile(f *function) *body {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := f.body.Load()
	if b == nil {
		b = &body{p.compiler.compile(f)}
		f.body.Store(b)
	}
	return b
}

// A span is a row of registers.
type span struct {
	off uintptr
	n   int
}

// A place is where a value is: unboxed, or in a register.
type place struct {
	off  uintptr
	raw  bool
	info *info
	reg  uintptr // the register that ixgo has for it
}

// callable reports whether other functions may call it directly.
func (f *function) callable() bool { return f.ok && !f.recovers }

// enter is a call by ixgo: parameters are in registers.
func (f *function) enter(fr *ixgo.Frame) {
	entry := f.code()
	if entry == nil {
		if f.Enter != nil {
			f.Enter.Write()
		}
		if n := f.Notes[0]; n != nil {
			n.Write()
		}
		f.Instrs[0](fr)
		return
	}
	m := f.machines.Get().(*machine)
	own := (*frame)(unsafe.Pointer(fr))
	a := m.pop(f.id + 1)
	if a == nil {
		a = f.allocate()
	}
	a.m, a.fr, a.st = m, own, unsafe.Pointer(unsafe.SliceData(own.stack))
	for i := range f.params {
		if p := &f.params[i]; p.raw {
			unbox(a, p)
		}
	}
	run(entry, a)
	for i := range f.results {
		if p := &f.results[i]; p.raw {
			box(a, p)
		}
	}
	a.fr, a.st = nil, nil
	m.push(f.id+1, a)
	f.machines.Put(m)
}
