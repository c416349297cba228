package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"unsafe"

	"github.com/goplus/ixgo"
	"golang.org/x/tools/go/ssa"
)

// Types are made at run time, and named by ixgo as it meets them. What a program can see of the names, with %T or in a panic, is here made what the
// compiler would write: main.List[main.T·1], struct { main.T }, interface { Fly() }.

// typeLayout tells where ixgo and the runtime keep what names types.
var typeLayout = sync.OnceValue(func() (l struct {
	record, rcache, nested uintptr
	flag, str, size        uintptr // of the runtime's description of a type
	ok                     bool
}) {
	record, ok1 := reflect.TypeFor[ixgo.Interp]().FieldByName("record")
	rcache, ok2 := reflect.TypeFor[ixgo.TypesRecord]().FieldByName("rcache")
	nested, ok3 := reflect.TypeFor[ixgo.Context]().FieldByName("nestedMap")
	rtype := reflect.TypeOf(reflect.TypeOf(0)).Elem()
	abi, ok4 := rtype.FieldByName("t")
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return l
	}
	flag, ok1 := abi.Type.FieldByName("TFlag")
	str, ok2 := abi.Type.FieldByName("Str")
	l.ok = ok1 && ok2 && abi.Offset == 0 && flag.Type.Size() == 1 && str.Type.Size() == 4 &&
		record.Type == reflect.TypeFor[*ixgo.TypesRecord]() && rcache.Type == reflect.TypeFor[map[reflect.Type]types.Type]() &&
		nested.Type == reflect.TypeFor[map[*types.Named]int]()
	l.record, l.rcache, l.nested, l.flag, l.str = record.Offset, rcache.Offset, nested.Offset, flag.Offset, str.Offset
	l.size = abi.Type.Size()
	return l
})

// addReflectOff makes the runtime know a name.
//
//go:linkname addReflectOff reflect.addReflectOff
func addReflectOff(name unsafe.Pointer) int32

// oneTypeEach lets each type be one. ixgo makes another of every type that a function has a variable of for each instance of a generic function; SSA has
// done so where it is right.
func oneTypeEach(ctx *ixgo.Context) {
	if l := typeLayout(); l.ok {
		clear(*at[map[*types.Named]int](unsafe.Pointer(ctx), l.nested))
	}
}

// typeNames knows what the compiler calls types.
type typeNames struct {
	numbers map[token.Pos]int                // of types that are declared in functions, by where their name stands: in the order of the source of a package
	targs   map[*types.TypeName][]types.Type // of the generic function in which a type is declared
}

// nameTypes gives the types of a program the names that the compiler gives them.
func (p *ixgoProgram) nameTypes(packages []*ixgo.SourcePackage) {
	l := typeLayout()
	if !l.ok {
		return
	}
	n := typeNames{numbers: map[token.Pos]int{}, targs: map[*types.TypeName][]types.Type{}}
	for _, sp := range packages {
		n.number(sp.Files)
	}
	if len(n.numbers) > 0 {
		for _, f := range p.code.functions {
			n.instance(f.fn)
		}
	}
	record := *at[unsafe.Pointer](unsafe.Pointer(p.interp), l.record)
	for rt, t := range *at[map[reflect.Type]types.Type](record, l.rcache) {
		if rt == nil {
			continue // that of nil
		}
		ptr := typePointer(rt)
		str := at[int32](ptr, l.str)
		if *str >= 0 {
			continue // compiled
		}
		if s, ok := t.Underlying().(*types.Struct); ok && rt.Kind() == reflect.Struct && !hidesFields(s) {
			*at[unsafe.Pointer](ptr, l.size) = nil // the package of its fields, which such a struct does not have: else reflection takes it for another one
		}
		if want := n.text(t, false); rt.String() != want {
			const extraStar = 1 << 1
			if *at[uint8](ptr, l.flag)&extraStar != 0 {
				want = "*" + want
			}
			*str = addReflectOff(encodeName(want))
		}
	}
}

// hidesFields reports whether a struct has fields that are not exported.
func hidesFields(s *types.Struct) bool {
	for f := range s.Fields() {
		if !f.Exported() {
			return true
		}
	}
	return false
}

// encodeName returns a name as the runtime keeps it: flags, length, text.
func encodeName(s string) unsafe.Pointer {
	b := []byte{0}
	for n := len(s); ; n >>= 7 {
		if n < 0x80 {
			b = append(b, byte(n))
			break
		}
		b = append(b, byte(n)|0x80)
	}
	return unsafe.Pointer(unsafe.SliceData(append(b, s...)))
}

// number counts the types that are declared in the functions of a package.
func (n *typeNames) number(files []*ast.File) {
	count := 0
	for _, file := range files {
		depth := 0
		var stack []bool
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case nil:
				if stack[len(stack)-1] {
					depth--
				}
				stack = stack[:len(stack)-1]
				return true
			case *ast.TypeSpec:
				if depth > 0 && !node.Assign.IsValid() {
					count++
					n.numbers[node.Name.Pos()] = count
				}
			}
			_, lit := node.(*ast.FuncLit)
			_, decl := node.(*ast.FuncDecl)
			stack = append(stack, lit || decl)
			if lit || decl {
				depth++
			}
			return true
		})
	}
}

// instance notes the type arguments of types that are declared in an instance of a generic function: SSA has types of their own for each.
func (n *typeNames) instance(fn *ssa.Function) {
	if len(fn.TypeArgs()) == 0 {
		return
	}
	seen := map[types.Type]bool{}
	var visit func(t types.Type)
	visit = func(t types.Type) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		switch t := types.Unalias(t).(type) {
		case *types.Named:
			if obj := t.Obj(); obj.Parent() == nil && n.numbers[obj.Pos()] > 0 && n.targs[obj] == nil && within(fn, obj.Pos()) {
				n.targs[obj] = fn.TypeArgs()
			}
			for i := range t.TypeArgs().Len() {
				visit(t.TypeArgs().At(i))
			}
			visit(t.Underlying())
		case interface{ Elem() types.Type }: // pointers, slices, arrays, channels and maps
			visit(t.Elem())
			if m, ok := t.(*types.Map); ok {
				visit(m.Key())
			}
		case *types.Struct:
			for f := range t.Fields() {
				visit(f.Type())
			}
		case *types.Signature:
			visit(t.Params())
			visit(t.Results())
		case *types.Tuple:
			for v := range t.Variables() {
				visit(v.Type())
			}
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok {
				visit(v.Type())
			}
			for _, op := range in.Operands(nil) {
				if *op != nil {
					visit((*op).Type())
				}
			}
		}
	}
}

// within reports whether a position is in the declaration that a function, or the one around it, comes from.
func within(fn *ssa.Function, pos token.Pos) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	s := fn.Syntax()
	return s != nil && s.Pos() <= pos && pos < s.End()
}
