package engine

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"runtime"
	"strings"
)

// A typeError is an error of go/types, with what it says about itself only to those who look closely.
type typeError struct {
	types.Error
	code       int // see compilerview.go
	start, end token.Pos
	more       []types.Error // what belongs to it
}

// inspect takes an error of go/types apart.
func inspect(e types.Error) *typeError {
	v := reflect.ValueOf(e)
	field := func(name string) int64 {
		if f := v.FieldByName(name); f.IsValid() {
			return f.Int()
		}
		return 0
	}
	return &typeError{Error: e, code: int(field("go116code")), start: token.Pos(field("go116start")), end: token.Pos(field("go116end"))}
}

// targetSizes returns the sizes of types on this machine.
func targetSizes() types.Sizes { return types.SizesFor("gc", runtime.GOARCH) }

// typeErrors reports what is wrong with the types of a package.
func (m *module) typeErrors(f *folder, im *moduleImporter) {
	found := m.findTypeErrors(f, im)
	if len(found) == 0 {
		return
	}
	c := newCompilerView(m.fset, f.texts)
	var last Diagnostic
	for _, e := range found {
		if !c.adjust(e) {
			continue
		}
		message := e.Msg
		for _, more := range e.more {
			message += fmt.Sprintf("\n\t%v: %s", m.fset.Position(more.Pos), more.Msg)
		}
		d := diagnostic(m.fset.Position(e.Pos), message, hintFor(e.Msg))
		if d.File == last.File && d.Line == last.Line && d.Message == last.Message {
			continue // the compiler says it once a line
		}
		last = d
		m.problems = append(m.problems, d)
	}
}

// findTypeErrors checks the types of a package once more, and returns all that is wrong.
func (m *module) findTypeErrors(f *folder, im types.Importer) (found []*typeError) {
	ignore := false
	conf := &types.Config{Importer: im, Sizes: targetSizes(), Error: func(err error) {
		e, ok := err.(types.Error)
		switch {
		case !ok:
		case strings.HasPrefix(e.Msg, "\t"): // belongs to the one before
			if !ignore && len(found) > 0 {
				e.Msg = e.Msg[1:]
				last := found[len(found)-1]
				last.more = append(last.more, e)
			}
		default:
			ignore = strings.HasPrefix(e.Msg, "could not import")
			if !ignore {
				found = append(found, inspect(e))
			}
		}
	}}
	_ = types.NewChecker(conf, m.fset, types.NewPackage(f.path, f.name), nil).Files(f.files)
	return found
}
