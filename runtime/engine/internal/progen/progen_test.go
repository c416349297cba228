package progen

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// Programs are the same for the same seed, and compile.
func TestBatch(t *testing.T) {
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for seed := range uint64(60) {
		src := Batch(seed, 10)
		if Batch(seed, 10) != src {
			t.Fatalf("seed %d: another program the second time", seed)
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "main.go", src, 0)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		n := 0
		conf := types.Config{Importer: imp, Error: func(err error) {
			if n++; n < 6 {
				t.Errorf("seed %d: %v", seed, err)
			}
		}}
		conf.Check("main", fset, []*ast.File{f}, nil) //nolint:errcheck // Error has it
	}
}
