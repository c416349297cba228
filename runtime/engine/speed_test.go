package engine

import (
	"testing"
	"testing/fstest"
)

func benchmark(b *testing.B, engine string, trace bool, src string) {
	e, err := New(engine, nil)
	if err != nil {
		b.Fatal(err)
	}
	o := &Options{}
	if trace {
		if o.Trace, err = NewTrace(); err != nil {
			b.Skip(err)
		}
		b.Cleanup(func() { o.Trace.Close() })
	}
	for range b.N {
		b.StopTimer()
		p, err := e.Load(fstest.MapFS{"main.go": {Data: []byte(src)}}, o)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := p.Run(); err != nil {
			b.Fatal(err)
		}
	}
}

const (
	fib  = "package main\nfunc fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\nfunc main() {\n\tif fib(27) != 196418 {\n\t\tpanic(\"wrong\")\n\t}\n}\n"
	loop = "package main\nfunc main() {\n\ts := 0\n\tfor i := 0; i < 3000000; i++ {\n\t\ts += i & 7\n\t}\n\tif s == 0 {\n\t\tpanic(\"wrong\")\n\t}\n}\n"
)

func BenchmarkRun(b *testing.B) {
	for name, src := range map[string]string{"fib": fib, "loop": loop} {
		b.Run(name+"/plain", func(b *testing.B) { benchmark(b, "ixgo", false, src) })
		b.Run(name+"/trace", func(b *testing.B) { benchmark(b, "ixgo", true, src) })
	}
}
