package engine

import (
	"reflect"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"github.com/goplus/ixgo"
)

// The errors of Go's runtime have types that nobody else can name. They are learnt from errors that the runtime makes; where one of another version
// looks different, ixgo's error, which has the same text, takes its place.

// goErrors holds the types that the runtime panics with.
var goErrors = sync.OnceValue(func() (t struct{ message, plain, bounds reflect.Type }) {
	provoke := func(f func()) (t reflect.Type) {
		defer func() { t = reflect.TypeOf(recover()) }()
		f()
		return nil
	}
	n := -1
	t.message = provoke(func() { _ = make([]int, n) })
	t.plain = provoke(func() { close(chan int(nil)) })
	t.bounds = provoke(func() { _ = []int{}[n] })
	return t
})

// runtimeError returns the runtime's error with a text that does not yet begin with "runtime error: ".
func runtimeError(text string) error {
	if e := boundsError(text); e != nil {
		return e
	}
	return errorOf(goErrors().message, text, ixgo.RuntimeError(text))
}

// plainError returns the runtime's error with a text that does not begin with "runtime error: ".
func plainError(text string) error {
	return errorOf(goErrors().plain, text, ixgo.PlainError(text))
}

// nilDereference is what the use of a nil pointer panics with.
func nilDereference() error { return runtimeError("invalid memory address or nil pointer dereference") }

// errorOf makes an error of a type that is a string, or returns the other one, which says the same.
func errorOf(t reflect.Type, text string, same error) error {
	if t.Kind() == reflect.String {
		v := reflect.New(t).Elem()
		v.SetString(text)
		if e, ok := v.Interface().(error); ok && e.Error() == same.Error() {
			return e
		}
	}
	return same
}

// Codes of runtime.boundsError, by what it says.
var boundsCodes = []struct {
	text *regexp.Regexp // the number that is out of bounds, and the bound; without a bound when it is negative
	code uint64
	swap bool // the bound comes first
}{
	{regexp.MustCompile(`^index out of range \[(-?\d+)\](?: with length (\d+))?$`), 0, false},
	{regexp.MustCompile(`^slice bounds out of range \[:(-?\d+)\](?: with length (\d+))?$`), 1, false},
	{regexp.MustCompile(`^slice bounds out of range \[:(-?\d+)\] with capacity (\d+)$`), 2, false},
	{regexp.MustCompile(`^slice bounds out of range \[(-?\d+):(\d*)\]$`), 3, false},
	{regexp.MustCompile(`^slice bounds out of range \[::(-?\d+)\](?: with length (\d+))?$`), 4, false},
	{regexp.MustCompile(`^slice bounds out of range \[::(-?\d+)\] with capacity (\d+)$`), 5, false},
	{regexp.MustCompile(`^slice bounds out of range \[:(-?\d+):(\d*)\]$`), 6, false},
	{regexp.MustCompile(`^slice bounds out of range \[(-?\d+):(\d*):\]$`), 7, false},
	{regexp.MustCompile(`^cannot convert slice with length (\d+) to array or pointer to array with length (\d+)$`), 8, true},
}

// boundsError returns the runtime's error for an index that is out of bounds, or nil when the text is another one.
func boundsError(text string) error {
	for _, b := range boundsCodes {
		m := b.text.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if b.swap {
			m[1], m[2] = m[2], m[1]
		}
		x, err := strconv.ParseInt(m[1], 10, 64)
		signed := err == nil
		if !signed {
			u, err := strconv.ParseUint(m[1], 10, 64)
			if err != nil {
				return nil
			}
			x = int64(u)
		}
		y, _ := strconv.Atoi(m[2])
		return boundsErrorOf(x, y, signed, b.code, text)
	}
	return nil
}

func boundsErrorOf(x int64, y int, signed bool, code uint64, text string) error {
	t := goErrors().bounds
	if t.Kind() != reflect.Struct {
		return nil
	}
	v := reflect.New(t)
	for name, value := range map[string]any{"x": x, "y": y, "signed": signed, "code": uint8(code)} {
		f, ok := t.FieldByName(name)
		if !ok || f.Type.Kind() != reflect.TypeOf(value).Kind() {
			return nil
		}
		reflect.NewAt(f.Type, unsafe.Add(v.UnsafePointer(), f.Offset)).Elem().Set(reflect.ValueOf(value).Convert(f.Type))
	}
	if e, ok := v.Elem().Interface().(error); ok && e.Error() == "runtime error: "+text {
		return e
	}
	return nil
}

// typeAssertionError mirrors runtime.TypeAssertionError.
type typeAssertionError struct {
	iface, concrete, asserted unsafe.Pointer
	missingMethod             string
}

// assertionError returns the error of a type assertion that does not hold. The interface type is nil where Go does not say it, the concrete type where
// there is no value; missing is a method that the concrete type does not have.
func assertionError(iface, concrete, asserted reflect.Type, missing string) error {
	mine, its := reflect.TypeFor[typeAssertionError](), reflect.TypeFor[runtime.TypeAssertionError]()
	if its.Size() != mine.Size() || its.NumField() != mine.NumField() || its.Field(3).Name != "missingMethod" {
		return ixgo.PlainError("interface conversion: " + asserted.String())
	}
	e := &typeAssertionError{typePointer(iface), typePointer(concrete), typePointer(asserted), missing}
	return (*runtime.TypeAssertionError)(unsafe.Pointer(e))
}

// typePointer returns the runtime's own description of a type.
func typePointer(t reflect.Type) unsafe.Pointer {
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&t))[1]
}

// missingMethod returns the name of the first method of an interface type that another type does not have.
func missingMethod(t, iface reflect.Type) string {
	for i := range iface.NumMethod() {
		m := iface.Method(i)
		has, ok := t.MethodByName(m.Name)
		if ok {
			ok = sameSignature(has.Type, m.Type, t.Kind() != reflect.Interface)
		} else if m.PkgPath != "" {
			has, found := findUserMethod(t, m.Name) // reflection does not list those that are not exported
			ok = found && sameSignature(has.Type(), m.Type, true)
		}
		if !ok {
			name, _, _ := strings.Cut(m.Name, hiddenMark)
			return name
		}
	}
	return iface.Method(iface.NumMethod() - 1).Name // of another package
}

// sameSignature compares a method with one of an interface, which has no receiver.
func sameSignature(has, want reflect.Type, receiver bool) bool {
	skip := 0
	if receiver {
		skip = 1
	}
	if has.NumIn() != want.NumIn()+skip || has.NumOut() != want.NumOut() || has.IsVariadic() != want.IsVariadic() {
		return false
	}
	for i := range want.NumIn() {
		if has.In(i+skip) != want.In(i) {
			return false
		}
	}
	for i := range want.NumOut() {
		if has.Out(i) != want.Out(i) {
			return false
		}
	}
	return true
}
