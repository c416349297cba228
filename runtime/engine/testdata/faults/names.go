package main

// Literals within literals, and within bodies of ranges over functions.

func seq(yield func(int) bool) { yield(1) }

type T[P any] struct{ p []P }

func (t *T[P]) at(i int) {
	func() {
		_ = t.p[i]
	}()
}

func apply[P any](p P, f func(P)) { func() { f(p) }() }

var run = func() int {
	apply("x", func(string) {
		for range seq {
			func() {
				for range seq {
					defer func() {}()
					func() {
						(&T[int]{}).at(3)
					}()
				}
			}()
		}
	})
	return 1
}

func main() { run() }
