package engine_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/engine"
)

// programs for measuring; what the flight recorder costs is the difference between plain and traced.
var programs = map[string]string{
	"fib":  "package main\nfunc fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\nfunc main() {\n\tif fib(27) != 196418 {\n\t\tpanic(\"wrong\")\n\t}\n}\n",
	"loop": "package main\nfunc main() {\n\ts := 0\n\tfor i := 0; i < 1000000; i++ {\n\t\ts += i & 7\n\t}\n\tif s == 0 {\n\t\tpanic(\"wrong\")\n\t}\n}\n",
	"maps": "package main\nfunc main() {\n\tm := map[int]int{}\n\tfor i := 0; i < 200000; i++ {\n\t\tm[i&1023] += i\n\t}\n\tif len(m) != 1024 {\n\t\tpanic(\"wrong\")\n\t}\n}\n",
	"std":  "package main\nimport \"strconv\"\nfunc main() {\n\tn := 0\n\tfor i := 0; i < 100000; i++ {\n\t\tn += len(strconv.Itoa(i))\n\t}\n\tif n == 0 {\n\t\tpanic(\"wrong\")\n\t}\n}\n",
}

func BenchmarkRun(b *testing.B) {
	for name, src := range programs {
		for _, mode := range []string{"plain", "traced"} {
			b.Run(name+"/"+mode, func(b *testing.B) {
				o := &engine.Options{}
				if mode == "traced" {
					trace, err := engine.NewTrace()
					if err != nil {
						b.Skip(err)
					}
					defer trace.Close()
					o.Trace = trace
				}
				runEach(b, o, nil, fstest.MapFS{"main.go": {Data: []byte(src)}})
			})
		}
	}
}

// A call from compiled code into a script, a thousand times.
func BenchmarkCallback(b *testing.B) {
	var said []string
	packages, script := host("package main\nimport (\n\t\"context\"\n\t\"example.com/host\"\n)\nfunc main() { host.Call(func(ctx context.Context, b []byte) error { return nil }, 1000) }\n", &said, nil)
	runEach(b, nil, packages, script)
}

// Loading a small script: cold, as the first thing an engine does, and warm, with the type information of its imports at hand.
func BenchmarkLoad(b *testing.B) {
	src := fstest.MapFS{"main.go": {Data: []byte("package main\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"net/http\"\n)\nfunc main() {\n\thttp.HandleFunc(\"/\", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, context.Cause(r.Context())) })\n}\n")}}
	for _, name := range engine.Engines() {
		for _, mode := range []string{"cold", "warm"} {
			b.Run(name+"/"+mode, func(b *testing.B) {
				for range b.N {
					b.StopTimer()
					e, err := engine.New(name, nil)
					if err != nil {
						b.Fatal(err)
					}
					if mode == "warm" {
						e.Preload([]string{"context", "fmt", "net/http"})
					}
					b.StartTimer()
					if _, err := e.Load(src, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func runEach(b *testing.B, o *engine.Options, packages []*plugin.Package, src fs.FS) {
	b.Helper()
	keepFlags(b)
	e, err := engine.New("", packages)
	if err != nil {
		b.Fatal(err)
	}
	for range b.N {
		b.StopTimer()
		p, err := e.Load(src, o)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := p.Run(); err != nil {
			b.Fatal(err)
		}
	}
}
