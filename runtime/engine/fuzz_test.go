package engine_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/nfrun/nfrun/runtime/engine"
)

// Whatever is uploaded, the answer is a program or diagnostics.
func FuzzCheck(f *testing.F) {
	programs, err := filepath.Glob(corpusDir + "/*/*.go")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range programs {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	e, err := engine.New("", nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		err := e.(engine.Checker).Check(fstest.MapFS{"main.go": {Data: src}}, nil)
		var ds engine.Diagnostics
		if err != nil && !errors.As(err, &ds) {
			t.Errorf("%q: %v", src, err)
		}
	})
}
