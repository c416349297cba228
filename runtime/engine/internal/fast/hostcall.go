package fast

import (
	"runtime"
	"unsafe"
)

type p = unsafe.Pointer

// callers call functions by what they return.
var callers = map[string]func(m *machine, fn unsafe.Pointer, n int, pl *plan, a *act){
	"":   returning[struct{}],
	"i":  returning[uint64],
	"p":  returning[p],
	"f":  returning[float64],
	"ii": returning[struct{ a, b uint64 }],
	"ff": returning[struct{ a, b float64 }],
	"pi": returning[struct {
		a p
		b uint64
	}],
	"pp":  returning[struct{ a, b p }],
	"iii": returning[struct{ a, b, c uint64 }],
	"iip": returning[struct {
		a, b uint64
		c    p
	}],
	"ipp": returning[struct {
		a    uint64
		b, c p
	}],
	"fpp": returning[struct {
		a    float64
		b, c p
	}],
	"pii": returning[struct {
		a    p
		b, c uint64
	}],
	"ppi": returning[struct {
		a, b p
		c    uint64
	}],
	"ppp": returning[struct{ a, b, c p }],
	"pipp": returning[struct {
		a    p
		b    uint64
		c, d p
	}],
	"iipp": returning[struct {
		a, b uint64
		c, d p
	}],
	"iippp": returning[struct {
		a, b    uint64
		c, d, e p
	}],
	"piipp": returning[struct {
		a    p
		b, c uint64
		d, e p
	}],
	"pipii": returning[struct {
		a p
		b uint64
		c p
		d uint64
		e uint64
	}],
}

// returning calls a function that returns R, or the parts of R, and puts them where the plan says. Of the arguments, which are in the machine, n counts
// the floating-point numbers in eights.
func returning[R any](m *machine, fn unsafe.Pointer, n int, pl *plan, a *act) {
	type u = uintptr
	w, f := &m.words, &m.floats
	var r R
	v := unsafe.Pointer(&fn)
	switch n {
	case 0:
		r = (*(*func() R)(v))()
	case 1:
		r = (*(*func(u) R)(v))(w[0])
	case 2:
		r = (*(*func(u, u) R)(v))(w[0], w[1])
	case 3:
		r = (*(*func(u, u, u) R)(v))(w[0], w[1], w[2])
	case 4:
		r = (*(*func(u, u, u, u) R)(v))(w[0], w[1], w[2], w[3])
	case 5:
		r = (*(*func(u, u, u, u, u) R)(v))(w[0], w[1], w[2], w[3], w[4])
	case 6:
		r = (*(*func(u, u, u, u, u, u) R)(v))(w[0], w[1], w[2], w[3], w[4], w[5])
	case 8:
		r = (*(*func(float64) R)(v))(f[0])
	case 9:
		r = (*(*func(u, float64) R)(v))(w[0], f[0])
	case 10:
		r = (*(*func(u, u, float64) R)(v))(w[0], w[1], f[0])
	case 11:
		r = (*(*func(u, u, u, float64) R)(v))(w[0], w[1], w[2], f[0])
	case 16:
		r = (*(*func(float64, float64) R)(v))(f[0], f[1])
	case 17:
		r = (*(*func(u, float64, float64) R)(v))(w[0], f[0], f[1])
	case 18:
		r = (*(*func(u, u, float64, float64) R)(v))(w[0], w[1], f[0], f[1])
	case 19:
		r = (*(*func(u, u, u, float64, float64) R)(v))(w[0], w[1], w[2], f[0], f[1])
	}
	p := hidden(unsafe.Pointer(&r))
	for i, set := range pl.results {
		set(a, unsafe.Add(p, pl.offs[i]))
	}
	runtime.KeepAlive(&r)
}

// hidden returns a pointer of which the compiler does not know that it is the same: what it points to may stay on the stack. Nobody keeps it.
func hidden(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return *(*unsafe.Pointer)(unsafe.Pointer(&x))
}

// inRegisters reports whether calls pass words as this package believes.
var inRegisters = func() bool {
	switch runtime.GOARCH {
	case "amd64", "arm64", "riscv64":
	default:
		return false
	}
	f := func(s string, b []byte, n int8) (int, error, bool) { return len(s) + len(b) + int(n), nil, s == "ab" }
	g := func(x float64, n int, e error) (float64, string) { return x * float64(n), "z" }
	s, b := "ab", []byte{1, 2, 3}
	hs, hb := (*[2]uintptr)(unsafe.Pointer(&s)), (*[3]uintptr)(unsafe.Pointer(&b))
	m := &machine{words: [maxWords]uintptr{hs[0], hs[1], hb[0], hb[1], hb[2], 4}, floats: [maxFloats]float64{2.5}}
	ok := 0
	first := &plan{offs: []uintptr{0}, results: []func(*act, unsafe.Pointer){func(_ *act, r unsafe.Pointer) {
		if v := (*[4]uint64)(r); v[0] == 9 && v[1] == 0 && uint8(v[3]) == 1 {
			ok++
		}
	}}}
	returning[struct {
		n    uint64
		e    eface
		same uint64
	}](m, *(*unsafe.Pointer)(unsafe.Pointer(&f)), 6, first, nil)
	m.words = [maxWords]uintptr{3}
	second := &plan{offs: []uintptr{0}, results: []func(*act, unsafe.Pointer){func(_ *act, r unsafe.Pointer) {
		if *(*float64)(r) == 7.5 && *(*string)(unsafe.Add(r, 8)) == "z" {
			ok++
		}
	}}}
	returning[struct {
		x float64
		s string
	}](m, *(*unsafe.Pointer)(unsafe.Pointer(&g)), 3+8, second, nil)
	runtime.KeepAlive(s)
	runtime.KeepAlive(b)
	return ok == 2
}()
