package engine

import (
	"fmt"
	"io"
	"path"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// methods adds what stands in for the methods that T, B and F have in common and that look for their caller.
func methods[T any](r *testRun, m map[string]any, typ string, tb func(T) testing.TB) {
	name := func(method string) string { return "(*testing." + typ + ")." + method }
	m[name("Log")] = func(t T, args ...any) { r.log(tb(t), fmt.Sprintln(args...)) }
	m[name("Logf")] = func(t T, format string, args ...any) { r.log(tb(t), fmt.Sprintf(format, args...)) }
	m[name("Error")] = func(t T, args ...any) {
		r.log(tb(t), fmt.Sprintln(args...))
		tb(t).Fail()
	}
	m[name("Errorf")] = func(t T, format string, args ...any) {
		r.log(tb(t), fmt.Sprintf(format, args...))
		tb(t).Fail()
	}
	m[name("Fatal")] = func(t T, args ...any) {
		r.log(tb(t), fmt.Sprintln(args...))
		tb(t).FailNow()
	}
	m[name("Fatalf")] = func(t T, format string, args ...any) {
		r.log(tb(t), fmt.Sprintf(format, args...))
		tb(t).FailNow()
	}
	m[name("Skip")] = func(t T, args ...any) {
		r.log(tb(t), fmt.Sprintln(args...))
		tb(t).SkipNow()
	}
	m[name("Skipf")] = func(t T, format string, args ...any) {
		r.log(tb(t), fmt.Sprintf(format, args...))
		tb(t).SkipNow()
	}
	m[name("Output")] = func(t T) io.Writer { return &testOutput{r, tb(t), tb(t).Output()} }
	m[name("Helper")] = func(t T) { r.helper(tb(t)) }
	m[name("Cleanup")] = func(t T, f func()) {
		tb(t).Cleanup(func() {
			defer r.caught()
			f()
		})
	}
}

// commonMethods adds them for the part that T, B and F have in common and begin with, which is where a call through one of them leads. Its type has no name
// outside of testing.
func (r *testRun) commonMethods(m map[string]any) {
	field, ok := reflect.TypeFor[testing.T]().FieldByName("common")
	if !ok || field.Offset != 0 {
		return
	}
	common := map[string]any{}
	methods(r, common, field.Name, func(p unsafe.Pointer) testing.TB {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.tests[p]
	})
	for name, f := range common {
		method, ok := reflect.PointerTo(field.Type).MethodByName(name[strings.LastIndex(name, ".")+1:])
		if !ok {
			continue
		}
		to := reflect.ValueOf(f)
		m[name] = reflect.MakeFunc(method.Func.Type(), func(args []reflect.Value) []reflect.Value {
			args[0] = reflect.ValueOf(args[0].UnsafePointer())
			if to.Type().IsVariadic() {
				return to.CallSlice(args)
			}
			return to.Call(args)
		}).Interface()
	}
}

// log writes to a test's log with the place in the script in front.
func (r *testRun) log(t testing.TB, text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
	text = r.place(t) + text
	w := r.output(t, text)
	r.mu.Lock()
	s := r.state[t]
	if s != nil && s.partial {
		s.partial = false
		text = "\n" + text
	}
	r.mu.Unlock()
	io.WriteString(w, text)
}

// output is where a test's log goes; it panics as Log does when there is none any more.
func (r *testRun) output(t testing.TB, text string) io.Writer {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case string:
			if strings.HasPrefix(v, "Output called after ") {
				v = "Log in goroutine after " + t.Name() + " has completed: " + text
			}
			panic(v)
		default:
			panic(v)
		}
	}()
	return t.Output()
}

// helper marks the function that called Helper.
func (r *testRun) helper(t testing.TB) {
	f := frames()
	if len(f) == 0 {
		return
	}
	s := r.of(t)
	r.mu.Lock()
	s.helpers[f[0].Func] = true
	r.mu.Unlock()
}

// place returns "file:line: " of the innermost call that is not in a helper.
func (r *testRun) place(t testing.TB) string {
	at := frames()
	r.mu.Lock()
	defer r.mu.Unlock()
	var last *Frame
	for {
		s := r.state[t]
		for i := range at {
			if s == nil || !s.helpers[at[i].Func] {
				return place(&at[i])
			}
			last = &at[i]
		}
		if s == nil || s.parent == nil { // a test function that is a helper
			return place(last)
		}
		t, at = s.parent, s.creator
	}
}

func place(f *Frame) string {
	if f == nil {
		return "???:1: "
	}
	return fmt.Sprintf("%s:%d: ", path.Base(f.File), f.Line)
}

// A testOutput is what Output returns; it notes whether what follows in the log has to begin a line.
type testOutput struct {
	run  *testRun
	test testing.TB
	next io.Writer
}

func (o *testOutput) Write(b []byte) (int, error) {
	s := o.run.of(o.test)
	o.run.mu.Lock()
	if len(b) > 0 {
		s.partial = b[len(b)-1] != '\n'
	}
	o.run.mu.Unlock()
	return o.next.Write(b)
}

// A testPanic is the panic of a test on its way through the testing package, which reports the test and panics with the same value again. Then the
// runtime asks the value for its text, since the process is about to die of it: here the script's own stack is told instead of the interpreter's.
type testPanic struct {
	run   *testRun
	fault *Fault
	text  string
}

// caught is deferred around a script's function that the testing package calls.
func (r *testRun) caught() {
	v := recover()
	switch v := v.(type) {
	case nil:
	case *testPanic:
		panic(v)
	default:
		f := Explain(v)
		text := f.Message
		f.Message += " [recovered, repanicked]"
		panic(&testPanic{r, f, text})
	}
}

// Format is used where the value is printed for any other reason.
func (p *testPanic) Format(s fmt.State, _ rune) { io.WriteString(s, p.text) }

// Error does not return.
func (p *testPanic) Error() string {
	p.run.options.Fault(p.fault)
	p.run.exit0.Store(false)
	p.run.options.Exit(2)
	return p.text
}
