package fast

import (
	"reflect"
	"runtime"
	"strconv"
	"testing"
	"unsafe"
)

// Without these, everything would still run, at ixgo's own pace.
func TestAssumptions(t *testing.T) {
	if _, ok := known(); !ok {
		t.Error("ixgo's insides are not those that are known: compare the structs in ixgo.go with its version in go.mod")
	}
	switch runtime.GOARCH {
	case "amd64", "arm64", "riscv64":
		if !inRegisters {
			t.Error("compiled functions do not take their arguments as is believed")
		}
	}
	if madeOffset == 0 {
		t.Error("where a function that reflect makes has its closure is unknown")
	}
}

// What phis take over is as if it were all at once.
func TestOrder(t *testing.T) {
	for _, moves := range [][]move{
		{{0, 1}, {1, 0}},
		{{0, 1}, {1, 2}, {2, 0}},
		{{0, 0}, {1, 0}, {2, 1}},
		{{0, 1}, {1, 0}, {2, 3}, {3, 2}, {4, 0}},
		{{0, 1}, {2, 1}, {1, 0}},
	} {
		c := &compiler{fn: &function{}}
		sorted, _ := c.order(moves, true)
		values, want := map[uintptr]string{}, map[uintptr]string{}
		for i := range uintptr(5) {
			values[i] = strconv.Itoa(int(i))
		}
		for _, m := range moves {
			want[m.dst] = values[m.src]
		}
		for _, m := range sorted {
			values[m.dst] = values[m.src]
		}
		for dst, v := range want {
			if values[dst] != v {
				t.Errorf("%v, as %v: %d is %s, not %s", moves, sorted, dst, values[dst], v)
			}
		}
	}
}

// Boxed numbers are what they were, at the edge of those that have no memory of their own and of their sizes.
func TestBox(t *testing.T) {
	for _, v := range []uint64{0, 1, 255, 256, 1023, 1024, 1<<16 - 1, 1 << 16, 1<<32 - 1, 1 << 32, 1<<64 - 1} {
		for _, size := range []uintptr{1, 2, 4, 8} {
			p := boxed(v, size)
			var got, want uint64
			switch size {
			case 1:
				got, want = uint64(*(*uint8)(p)), uint64(uint8(v))
			case 2:
				got, want = uint64(*(*uint16)(p)), uint64(uint16(v))
			case 4:
				got, want = uint64(*(*uint32)(p)), uint64(uint32(v))
			default:
				got, want = *(*uint64)(p), v
			}
			if got != want {
				t.Errorf("%d in %d bytes is %d", v, size, got)
			}
		}
	}
}

// A pointer that is all that a struct holds is kept as the pointer.
func TestClasses(t *testing.T) {
	c := &compiler{}
	for v, want := range map[reflect.Type]class{
		reflect.TypeFor[int8]():                scalar,
		reflect.TypeFor[*int]():                direct,
		reflect.TypeFor[struct{ p *int }]():    direct,
		reflect.TypeFor[[1]map[int]int]():      direct,
		reflect.TypeFor[unsafe.Pointer]():      direct,
		reflect.TypeFor[any]():                 empty,
		reflect.TypeFor[error]():               iface,
		reflect.TypeFor[string]():              indirect,
		reflect.TypeFor[complex128]():          indirect,
		reflect.TypeFor[struct{ a, b *int }](): indirect,
		reflect.TypeFor[struct{}]():            indirect,
	} {
		i := &info{}
		c.describe(i, v)
		if i.class != want {
			t.Errorf("%v is of class %d, not %d", v, i.class, want)
		}
	}
}
