// Package host is the compiled half of those generic functions of the standard library whose source cannot be interpreted: they reach it by any.
package host

import (
	"database/sql/driver"
	"hash/maphash"
	"iter"
	"reflect"
	"runtime"
	"unique"
	"unsafe" // and go:linkname
	"weak"

	"github.com/nfrun/nfrun/plugin"
)

// Path is the import path of the package for the source of other packages; scripts cannot import it.
const Path = "github.com/nfrun/nfrun/runtime/engine/internal/host"

// Package is the table of the package. Its functions take and return no other package's types: it has to be ready before those that need it.
func Package() *plugin.Package {
	return &plugin.Package{Path: Path, Name: "host", Load: func() *plugin.Symbols {
		return &plugin.Symbols{
			Types: []plugin.Symbol{{Name: "Handle", Value: (*Handle)(nil)}, {Name: "Weak", Value: (*Weak)(nil)}},
			Funcs: []plugin.Symbol{
				{Name: "AddCleanup", Value: AddCleanup},
				{Name: "CallValuer", Value: CallValuer},
				{Name: "ConvertAssign", Value: ConvertAssign},
				{Name: "HashComparable", Value: HashComparable},
				{Name: "MakeHandle", Value: MakeHandle},
				{Name: "MakeWeak", Value: MakeWeak},
				{Name: "Pull", Value: Pull},
				{Name: "Pull2", Value: Pull2},
				{Name: "WriteComparable", Value: WriteComparable},
			},
		}
	}}
}

// Pull is iter.Pull.
func Pull(seq func(yield func(any) bool)) (next func() (any, bool), stop func()) {
	return iter.Pull(iter.Seq[any](seq))
}

// Pull2 is iter.Pull2.
func Pull2(seq func(yield func(k, v any) bool)) (next func() (k, v any, ok bool), stop func()) {
	return iter.Pull2(iter.Seq2[any, any](seq))
}

// A Handle is a unique.Handle of any.
type Handle struct{ h any }

// MakeHandle is unique.Make.
func MakeHandle(v any) Handle { return Handle{unique.Make(v)} }

// Value is the method of unique.Handle.
func (h Handle) Value() any { return h.h.(unique.Handle[any]).Value() }

// A Weak is a weak.Pointer to whatever.
type Weak struct{ p any }

// MakeWeak is weak.Make.
func MakeWeak(p unsafe.Pointer) Weak { return Weak{weak.Make((*byte)(p))} }

// Value is the method of weak.Pointer.
func (w Weak) Value() unsafe.Pointer {
	p, _ := w.p.(weak.Pointer[byte]) // nil in the zero value
	return unsafe.Pointer(p.Value())
}

// AddCleanup is runtime.AddCleanup with the argument bound; it returns a runtime.Cleanup.
func AddCleanup(p unsafe.Pointer, cleanup func()) any {
	return runtime.AddCleanup((*byte)(p), func(f func()) { f() }, cleanup)
}

// HashComparable is maphash.Comparable of a maphash.Seed.
func HashComparable(seed, v any) uint64 { return maphash.Comparable(seed.(maphash.Seed), v) }

// WriteComparable is maphash.WriteComparable to a *maphash.Hash.
func WriteComparable(h, v any) { maphash.WriteComparable(h.(*maphash.Hash), v) }

// ConvertAssign is what Scan of the package database/sql does with a column.
func ConvertAssign(dest, src any) error { return convertAssign(dest, src) }

//go:linkname convertAssign database/sql.convertAssign
func convertAssign(dest, src any) error

// CallValuer calls the method Value of a driver.Valuer, but for a nil pointer whose type has it by its element: that is a nil value.
func CallValuer(v any) (any, error) {
	if rv := reflect.ValueOf(v); rv.Kind() == reflect.Pointer && rv.IsNil() && rv.Type().Elem().Implements(reflect.TypeFor[driver.Valuer]()) {
		return nil, nil
	}
	return v.(driver.Valuer).Value()
}
