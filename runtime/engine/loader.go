package engine

import (
	"go/types"
	"reflect"

	"github.com/goplus/ixgo"
)

// A loader gives ixgo the types of compiled packages.
type loader struct{ ixgo.Loader }

// LookupReflect finds the compiled type. ixgo would make a type of its own of error when it meets it in a generic function first.
func (l *loader) LookupReflect(t types.Type) (reflect.Type, bool) {
	if t == types.Universe.Lookup("error").Type() {
		return reflect.TypeFor[error](), true
	}
	return l.Loader.LookupReflect(t)
}
