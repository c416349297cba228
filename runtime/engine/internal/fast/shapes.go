package fast

import "unsafe"

// The words of parameters and results.
type (
	none  = struct{}
	words = uint64
	f     = float64
	ii    struct{ a, b words }
	pi    struct {
		a p
		b words
	}
	pp  struct{ a, b p }
	pii struct {
		a    p
		b, c words
	}
	ppp  struct{ a, b, c p }
	pipi struct {
		a p
		b words
		c p
		d words
	}
	pppii struct {
		a, b, c p
		d, e    words
	}
)

// maker returns what makes functions of the given words of parameters and results; nil when there is none. There is for those that handlers, comparators,
// iterators and schedules have.
func maker(key string) func(*native) unsafe.Pointer {
	switch key {
	case ">":
		return makeNative[none, none]
	case ">i":
		return makeNative[none, words]
	case ">p":
		return makeNative[none, p]
	case ">pi":
		return makeNative[none, pi]
	case ">pp":
		return makeNative[none, pp]
	case "i>":
		return makeNative[words, none]
	case "i>i":
		return makeNative[words, words]
	case "i>p":
		return makeNative[words, p]
	case "i>pi":
		return makeNative[words, pi]
	case "i>pp":
		return makeNative[words, pp]
	case "p>":
		return makeNative[p, none]
	case "p>i":
		return makeNative[p, words]
	case "p>p":
		return makeNative[p, p]
	case "p>pi":
		return makeNative[p, pi]
	case "p>pp":
		return makeNative[p, pp]
	case "f>":
		return makeNative[f, none]
	case "f>i":
		return makeNative[f, words]
	case "f>p":
		return makeNative[f, p]
	case "f>f":
		return makeNative[f, f]
	case "f>pi":
		return makeNative[f, pi]
	case "f>pp":
		return makeNative[f, pp]
	case "ii>":
		return makeNative[ii, none]
	case "ii>i":
		return makeNative[ii, words]
	case "ii>p":
		return makeNative[ii, p]
	case "ii>pi":
		return makeNative[ii, pi]
	case "ii>pp":
		return makeNative[ii, pp]
	case "pi>":
		return makeNative[pi, none]
	case "pi>i":
		return makeNative[pi, words]
	case "pi>p":
		return makeNative[pi, p]
	case "pi>pi":
		return makeNative[pi, pi]
	case "pi>pp":
		return makeNative[pi, pp]
	case "pp>":
		return makeNative[pp, none]
	case "pp>i":
		return makeNative[pp, words]
	case "pp>p":
		return makeNative[pp, p]
	case "pp>pi":
		return makeNative[pp, pi]
	case "pp>pp":
		return makeNative[pp, pp]
	case "pii>":
		return makeNative[pii, none]
	case "pii>i":
		return makeNative[pii, words]
	case "pii>p":
		return makeNative[pii, p]
	case "pii>pi":
		return makeNative[pii, pi]
	case "pii>pp":
		return makeNative[pii, pp]
	case "ppp>":
		return makeNative[ppp, none]
	case "ppp>i":
		return makeNative[ppp, words]
	case "ppp>p":
		return makeNative[ppp, p]
	case "ppp>pi":
		return makeNative[ppp, pi]
	case "ppp>pp":
		return makeNative[ppp, pp]
	case "pipi>":
		return makeNative[pipi, none]
	case "pipi>i":
		return makeNative[pipi, words]
	case "pipi>p":
		return makeNative[pipi, p]
	case "pipi>pi":
		return makeNative[pipi, pi]
	case "pipi>pp":
		return makeNative[pipi, pp]
	case "pppii>":
		return makeNative[pppii, none]
	case "pppii>i":
		return makeNative[pppii, words]
	case "pppii>p":
		return makeNative[pppii, p]
	case "pppii>pi":
		return makeNative[pppii, pi]
	case "pppii>pp":
		return makeNative[pppii, pp]
	}
	return nil
}
