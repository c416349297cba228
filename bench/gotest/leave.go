package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nfrun/nfrun/runtime/engine"
)

// internals are the functions of package runtime that measure or steer what compiled code alone does: where it allocates, and when it drops what.
var internals = []string{
	"AddCleanup", "BlockProfile", "Breakpoint", "CPUProfile", "GoroutineProfile", "MemProfile", "MemProfileRate", "MemStats", "MutexProfile",
	"NumCgoCall", "Pinner", "ReadMemStats", "ReadTrace", "SetBlockProfileRate", "SetCgoTraceback", "SetFinalizer", "SetMutexProfileFraction",
	"StartTrace", "StopTrace", "ThreadCreateProfile",
}

// directive matches comments that speak to the compiler about its own machinery.
var directive = regexp.MustCompile(`(?m)^//go:(linkname|cgo_\w+|nosplit|systemstack|uintptrescapes|uintptrkeepalive|nointerface)\b`)

// leaveOut says why a program (a file or a folder of packages) does not count, or "".
func leaveOut(path string) (string, error) {
	files := []string{path}
	if info, err := os.Stat(path); err != nil {
		return "", err
	} else if info.IsDir() {
		entries, err := os.ReadDir(path)
		if err != nil {
			return "", err
		}
		files = nil
		for _, e := range entries {
			if e.IsDir() {
				return "a folder in its folder", nil
			}
			files = append(files, filepath.Join(path, e.Name()))
		}
	}
	for _, file := range files {
		if filepath.Ext(file) == ".s" {
			return "assembly", nil
		}
		if filepath.Ext(file) != ".go" {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if why := leaveFile(file, src); why != "" {
			return why, nil
		}
	}
	return "", nil
}

func leaveFile(name string, src []byte) string {
	f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
	if err != nil {
		return "" // it will be seen
	}
	for _, s := range f.Imports {
		switch path, _ := strconv.Unquote(s.Path.Value); {
		case strings.HasPrefix(path, "."), strings.HasPrefix(path, "test/"):
		case path == "C":
			return "cgo"
		case path == "unsafe":
			return "unsafe"
		case slices.Contains(engine.Refused(), path):
			return "imports " + path + ", which scripts have only when they are allowed to"
		case !slices.Contains(engine.Importable(), path):
			return "imports " + path + ", which is not importable"
		}
	}
	if m := directive.Find(src); m != nil {
		return "compiler directive " + string(m)
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body == nil {
			return "a function without a body, which only the linker could find"
		}
	}
	why := ""
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && why == "" {
			x, _ := s.X.(*ast.Ident)
			switch {
			case x == nil:
			case x.Name == "runtime" && slices.Contains(internals, s.Sel.Name):
				why = "runtime internals: runtime." + s.Sel.Name
			case x.Name == "testing" && strings.HasPrefix(s.Sel.Name, "Alloc"):
				why = "counts allocations: testing." + s.Sel.Name
			}
		}
		return why == ""
	})
	return why
}
