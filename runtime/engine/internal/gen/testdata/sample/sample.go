// Package sample has one of everything that a table holds.
package sample

import (
	"context"
	"io"
	"math"
	"net/http"
)

// Exported and excluded.
const (
	Typed    Level = 3
	Untyped        = 1 << 40
	Huge           = math.MaxUint64
	Ratio          = 1.0 / 3
	Text           = "text"
	hidden         = 1
	Excluded       = hidden
)

// Level is a named type.
type Level int

// Handler is an interface that scripts implement.
type Handler interface {
	Handle(ctx context.Context, args ...string) (n int, err error)
}

// Sealed is one that they cannot.
type Sealed interface{ sealed() }

// Reader is an alias.
type Reader = io.Reader

// Default is a variable.
var Default = &http.Client{}

// Number is a constraint.
type Number interface{ ~int | ~float64 }

// Sum is generic: it reaches scripts as source, with what it needs.
func Sum[T Number](xs ...T) T { return fold(xs, func(a, b T) T { return a + b }) }

func fold[T any](xs []T, f func(a, b T) T) (r T) {
	for _, x := range xs {
		r = f(r, x)
	}
	if len(xs) > limit {
		Warn("long")
	}
	return r
}

const limit = 1000

// Warn is a function; generic source calls it by the package's name.
func Warn(text string) {}
