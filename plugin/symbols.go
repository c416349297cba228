package plugin

// Symbols is the exported part of a compiled package in a form that every engine can bind. Tables are written by the generator
// (runtime/engine/internal/gen), not by hand; all of it is constant data, so making one costs next to nothing.
type Symbols struct {
	Deps      []Dep    // packages that the declarations mention, directly
	Types     []Symbol // named types and interfaces; Value is a nil pointer to the type, such as (*http.Server)(nil)
	Aliases   []Symbol // alias declarations; Value as in Types
	Funcs     []Symbol // functions; Value is the function
	Vars      []Symbol // variables; Value is the address
	Consts    []Symbol // typed constants; Value has the constant's type
	Untyped   []Const  // untyped constants
	Wrappers  []Symbol // per interface a struct with one func field per method (W + method name); Value is a nil pointer to it
	Instances []Symbol // instances of generic types that the declarations mention, in the order of Info; Value as in Types
	Info      string   // what go/types knows of the declarations, in the form of runtime/engine/internal/typeinfo; empty: what reflection knows of the values
	Source    string   // Go source of the generic declarations, a whole file of the package; empty when there are none
}

// A Dep names a package that a table refers to.
type Dep struct {
	Path, Name string
}

// A Symbol is one exported name and what it stands for.
type Symbol struct {
	Name  string
	Value any
}

// A Const is an untyped constant.
type Const struct {
	Name  string
	Kind  string // bool, rune, int, float, complex or string
	Value any    // bool, string, int64 or uint64; other numbers as a string that go/constant gives for the exact value, such as "1/3"
}
