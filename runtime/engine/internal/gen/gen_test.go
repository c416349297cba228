package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func TestTable(t *testing.T) {
	const path = "github.com/nfrun/nfrun/runtime/engine/internal/gen/testdata/sample"
	out := filepath.Join(t.TempDir(), "table.go")
	var last string
	for range 2 { // the same each time
		g := &generator{pkgName: "tables", excluded: map[string]bool{"sample.Excluded": true}, std: true}
		if err := g.run(out, "", "", []string{"linux/arm"}, []string{path}); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if last != "" && last != string(b) {
			t.Errorf("not deterministic:\n%s", cmp.Diff(last, string(b)))
		}
		last = string(b)
	}
	const golden = "testdata/sample.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(last), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), last); diff != "" {
		t.Errorf("table (-want +got), go test -update rewrites it:\n%s", diff)
	}
}
