package engine_test

import (
	"testing"
	"testing/fstest"

	"github.com/nfrun/nfrun/runtime/engine"
)

// One engine that checks several scripts gives each what it uses of the package of which only that is read.
func TestTrimmedPackage(t *testing.T) {
	e, err := engine.New("", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, src, want string }{
		{"one function", "import \"slices\"\n\nfunc main() { slices.Sort([]int{1}) }\n", ""},
		{"the same", "import \"slices\"\n\nfunc main() { slices.Sort([]int{1}) }\n", ""},
		{"another", "import s \"slices\"\n\nfunc main() { s.Reverse([]int{1}); s.SortFunc([]int{1}, func(a, b int) int { return a - b }) }\n", ""},
		{"a value", "import \"slices\"\n\nfunc main() { f := slices.Max[[]int]; f([]int{1}) }\n", ""},
		{"not there", "import \"slices\"\n\nfunc main() { slices.Sorted2([]int{1}) }\n", "main.go:5:22: undefined: slices.Sorted2"},
		{"with a dot", "import . \"slices\"\n\nfunc main() { Sort([]int{1}); Collect(Values([]int{2})) }\n", ""},
		{"after all of it", "import \"slices\"\n\nfunc main() { slices.Chunk([]int{1}, 1) }\n", ""},
	} {
		src := fstest.MapFS{"main.go": {Data: []byte("package main\n\n" + tt.src)}}
		got := ""
		if err := e.(engine.Checker).Check(src, nil); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
