package main

func Map[T, U any](s []T, f func(T) U) []U {
	var out []U
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

type List[T any] struct{ items []T }

func (l *List[T]) At(i int) T {
	return l.items[i]
}

func main() {
	l := &List[string]{}
	Map([]int{1}, func(i int) string {
		return l.At(i)
	})
}
