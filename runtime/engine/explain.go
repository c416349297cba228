package engine

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goplus/ixgo"
	"github.com/timandy/routine"
)

// Explain describes a panic that was recovered out of script code: its message and the script's frames. It must be called in the deferred
// function that recovered, on the goroutine that panicked.
func Explain(recovered any) *Fault {
	switch e := recovered.(type) {
	case ixgo.PanicError:
		recovered = e.Value
	case ixgo.FatalError:
		recovered = e.Value
	}
	switch e := recovered.(type) {
	case *Fault:
		return e
	case *testPanic:
		return e.fault
	}
	id := routine.Goid()
	f := &Fault{Kind: "panic", Goroutine: int(id)}
	if c := current(); c != nil {
		f.Message = c.message(recovered)
		f.Frames = c.stack(id)
		f.CreatedBy, f.Parent = c.started(id)
	}
	if f.Message == "" {
		f.Message = panicMessage(goPanic(recovered))
	}
	if u := takeUnwound(); len(f.Frames) == 0 {
		f.Frames = u
	}
	return f
}

// message returns what Go prints after "panic: " for a panic and those that came before it and are not over.
func (c *calls) message(recovered any) string {
	type one struct {
		arg                   any
		recovered, repanicked bool
	}
	var all []one // the oldest first
	for _, p := range c.panics(recovered) {
		all = append([]one{{arg: *at[any](p, c.code.arg), recovered: *at[bool](p, c.code.recovered)}}, all...)
	}
	if len(all) == 0 {
		all = []one{{arg: recovered}}
	}
	all[len(all)-1].recovered = false
	var b strings.Builder
	for i, p := range all {
		p.repanicked = i+1 < len(all) && sameValue(p.arg, all[i+1].arg)
		all[i] = p
		if i > 0 && all[i-1].repanicked {
			continue
		}
		if i > 0 {
			b.WriteString("\n\tpanic: ")
		}
		b.WriteString(panicMessage(goPanic(p.arg)))
		switch {
		case p.recovered && p.repanicked:
			b.WriteString(" [recovered, repanicked]")
		case p.recovered:
			b.WriteString(" [recovered]")
		}
	}
	return b.String()
}

// sameValue reports whether a panic is with the value of the one before, which recover may have turned into Go's own.
func sameValue(old, now any) bool {
	if same(old, now) {
		return true
	}
	_, ok := old.(interface{ RuntimeError() })
	return ok && reflect.TypeOf(goPanic(old)) == reflect.TypeOf(now) && goPanic(old) == now
}

// panicMessage returns what Go prints for the value of a panic. Further lines are indented, as Go does.
func panicMessage(v any) (s string) {
	defer func() {
		if recover() != nil {
			s = fmt.Sprintf("(%T)", v)
		}
	}()
	switch v := v.(type) {
	case nil:
		return "nil"
	case error:
		return indented(v.Error())
	case fmt.Stringer:
		return indented(v.String())
	}
	r := reflect.ValueOf(v)
	text := ""
	switch r.Kind() {
	case reflect.String:
		text = indented(r.String())
		if r.Type() != reflect.TypeFor[string]() {
			return r.Type().String() + `("` + text + `")`
		}
		return text
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Uintptr:
		text = fmt.Sprint(r)
	case reflect.Float32, reflect.Float64:
		text = strconv.FormatFloat(r.Float(), 'g', -1, r.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		text = strconv.FormatComplex(r.Complex(), 'g', -1, r.Type().Bits())
	default:
		return fmt.Sprintf("(%T) %+v", v, v) // Go prints an address, which helps nobody
	}
	if r.Type().PkgPath() != "" {
		return r.Type().String() + "(" + text + ")"
	}
	return text
}

func indented(s string) string { return strings.ReplaceAll(s, "\n", "\n\t") }
