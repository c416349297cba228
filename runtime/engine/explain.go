package engine

import (
	"fmt"
	"reflect"

	"github.com/timandy/routine"
)

// Explain describes a panic that was recovered out of script code: its message and the script's frames. It must be called in the deferred
// function that recovered, on the goroutine that panicked.
func Explain(recovered any) *Fault {
	recovered = goPanic(recovered)
	switch f := recovered.(type) {
	case *Fault:
		return f
	case *testPanic:
		return f.fault
	}
	f := &Fault{Kind: "panic", Message: panicMessage(recovered), Goroutine: int(routine.Goid()), Frames: frames()}
	if u := takeUnwound(); len(f.Frames) == 0 {
		f.Frames = u
	}
	return f
}

// panicMessage returns what Go prints after "panic: ".
func panicMessage(v any) (s string) {
	defer func() {
		if recover() != nil {
			s = fmt.Sprintf("(%T)", v)
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	case string:
		return v
	case bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr, float32, float64, complex64, complex128:
		return fmt.Sprint(v)
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String:
		return fmt.Sprintf("%T(%q)", v, v)
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Uintptr, reflect.Float32, reflect.Float64:
		return fmt.Sprintf("%T(%v)", v, v)
	}
	return fmt.Sprintf("(%T) %+v", v, v)
}
