package progen

import (
	"fmt"
	"strings"
)

type kind int

const (
	kBool kind = iota
	kInt
	kFloat
	kComplex
	kString
	kSlice
	kArray
	kMap
	kStruct
	kPointer
	kFunc // of an int
	kInterface
	kAny
)

// A typ is a Go type.
type typ struct {
	kind      kind
	name      string // of a basic type or a declared one
	bits      int    // of an integer
	signed    bool
	length    int // of an array
	key, elem *typ
	fields    []field
}

type field struct {
	name     string
	t        *typ
	embedded bool
}

var (
	tBool    = &typ{kind: kBool, name: "bool"}
	tInt     = &typ{kind: kInt, name: "int", bits: 32, signed: true} // literals fit on all machines
	tString  = &typ{kind: kString, name: "string"}
	tFloat64 = &typ{kind: kFloat, name: "float64"}
	tAny     = &typ{kind: kAny, name: "any"}
	tGetter  = &typ{kind: kInterface, name: "interface{ Get(int) int }"}

	integers = []*typ{
		tInt, tInt, tInt, {kind: kInt, name: "int8", bits: 8, signed: true}, {kind: kInt, name: "int16", bits: 16, signed: true},
		{kind: kInt, name: "int32", bits: 32, signed: true}, {kind: kInt, name: "int64", bits: 64, signed: true},
		{kind: kInt, name: "uint8", bits: 8}, {kind: kInt, name: "uint16", bits: 16}, {kind: kInt, name: "uint32", bits: 32}, {kind: kInt, name: "uint64", bits: 64},
	}
	scalars = append([]*typ{tBool, tString, tString, tFloat64, {kind: kFloat, name: "float32"}, {kind: kComplex, name: "complex128"}}, integers...)
)

func (t *typ) String() string {
	switch t.kind {
	case kSlice:
		return "[]" + t.elem.String()
	case kArray:
		return fmt.Sprintf("[%d]%s", t.length, t.elem)
	case kMap:
		return fmt.Sprintf("map[%s]%s", t.key, t.elem)
	case kPointer:
		return "*" + t.elem.String()
	case kFunc:
		return "func(int) " + t.elem.String()
	}
	return t.name
}

func (t *typ) same(o *typ) bool { return t.String() == o.String() }

// comparable reports whether values can be compared without a panic.
func (t *typ) comparable() bool {
	switch t.kind {
	case kSlice, kMap, kFunc, kInterface, kAny:
		return false
	case kArray:
		return t.elem.comparable()
	case kStruct:
		for _, f := range t.fields {
			if !f.t.comparable() {
				return false
			}
		}
	}
	return true
}

func (t *typ) ordered() bool { return t.kind == kInt || t.kind == kString || t.kind == kFloat }

func (g *gen) scalar() *typ { return oneOf(g, scalars...) }

func (g *gen) scalarOrSmall() *typ {
	switch g.r.IntN(6) {
	case 0:
		return &typ{kind: kArray, length: 1 + g.r.IntN(3), elem: g.scalar()}
	case 1:
		return &typ{kind: kSlice, elem: g.scalar()}
	}
	return g.scalar()
}

// anyType returns a type nested no deeper than depth.
func (g *gen) anyType(depth int) *typ {
	if depth == 0 {
		return g.scalar()
	}
	switch g.r.IntN(14) {
	case 0, 1:
		return &typ{kind: kSlice, elem: g.anyType(depth - 1)}
	case 2:
		return &typ{kind: kArray, length: 1 + g.r.IntN(4), elem: g.anyType(depth - 1)}
	case 3:
		return &typ{kind: kMap, key: oneOf(g, tInt, tString, integers[g.r.IntN(len(integers))]), elem: g.anyType(depth - 1)}
	case 4, 5:
		if len(g.types) > 0 {
			return oneOf(g, g.types...)
		}
	case 6:
		if len(g.types) > 0 {
			return &typ{kind: kPointer, elem: oneOf(g, g.types...)}
		}
	case 7:
		return &typ{kind: kFunc, elem: g.scalar()}
	case 8:
		if len(g.types) > 0 {
			return tGetter
		}
	case 9:
		return tAny
	}
	return g.scalar()
}

// show returns an expression that prints as the same text each time.
func (g *gen) show(e string, t *typ) (format, arg string) {
	switch t.kind {
	case kPointer:
		return "%v", "*" + e
	case kFunc:
		return "%v", e + "(2)"
	case kInterface:
		return "%T %v", e + ", " + e + ".Get(3)"
	case kAny:
		return "%T %v", e + ", " + e
	case kString:
		return "%q", e
	case kSlice, kArray, kMap:
		if t.printable() {
			return "%v", e
		}
		return "%d", "len(" + e + ")"
	}
	return "%v", e
}

// printable reports whether %v prints nothing that is an address.
func (t *typ) printable() bool {
	switch t.kind {
	case kPointer, kFunc, kInterface:
		return false
	case kSlice, kArray, kMap:
		return t.elem.printable()
	}
	return true
}

func (g *gen) print(e string, t *typ) {
	if t.kind == kStruct && strings.Contains(e, "?") {
		return
	}
	format, arg := g.show(e, t)
	g.line("fmt.Printf(\"%s %s\\n\", %s)", strings.ReplaceAll(e, "\"", "'"), format, arg)
}
