package engine_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/nfrun/nfrun/runtime/engine"
)

// Whatever is uploaded, the answer is a program or diagnostics, each at a place that there is. Bytes in which txtar finds files are a folder of those.
func FuzzFrontEnd(f *testing.F) {
	for _, p := range corpus(f) {
		b, err := os.ReadFile(p.file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	archives, err := filepath.Glob(filepath.Join(errorsDir, "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if path.Ext(file.Name) == ".go" {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("-- main.go --\npackage main\n\nimport \"demo/a\"\n\nfunc main() { a.F(1) }\n-- a/a.go --\npackage a\n\nimport \"demo/b\"\n\nfunc F() { b.G() }\n-- b/b.go --\npackage b\n\nimport _ \"demo/a\"\n\nfunc G( {}\n"))
	e, err := engine.New("", nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := fstest.MapFS{}
		for _, file := range txtar.Parse(data).Files {
			if fs.ValidPath(file.Name) && file.Name != "." {
				src[file.Name] = &fstest.MapFile{Data: file.Data}
			}
		}
		if len(src) == 0 {
			src["main.go"] = &fstest.MapFile{Data: data}
		}
		if err := checkAnswer(e, src); err != nil {
			t.Errorf("%q: %v", data, err)
		}
	})
}

// checkAnswer checks a script and says what is wrong with the answer.
func checkAnswer(e engine.Engine, src fstest.MapFS) error {
	err := e.(engine.Checker).Check(src, &engine.Options{Name: "demo"})
	if err == nil {
		return nil
	}
	var ds engine.Diagnostics
	if !errors.As(err, &ds) {
		return err
	}
	if len(ds) == 0 {
		return errors.New("an error without diagnostics")
	}
	for _, d := range ds {
		if err := placed(d, src); err != nil {
			return err
		}
	}
	return nil
}

// placed says what is wrong with a diagnostic's place. A //line directive may lead elsewhere.
func placed(d engine.Diagnostic, src fstest.MapFS) error {
	if d.Message == "" {
		return fmt.Errorf("no message: %+v", d)
	}
	if d.File == "" && d.Line == 0 {
		return nil // about the script as a whole
	}
	for _, f := range src {
		if strings.Contains(string(f.Data), "line ") {
			return nil
		}
	}
	f := src[d.File]
	if f == nil {
		return fmt.Errorf("no such file: %v", d)
	}
	lines := strings.SplitAfter(string(f.Data), "\n")
	if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > len(lines[d.Line-1])+1 {
		return fmt.Errorf("no such place: %v", d)
	}
	return nil
}
