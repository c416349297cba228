package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// stdPackages asks the Go command for the standard library: import paths, and where the compiler's type information on each is.
func stdPackages(t *testing.T) map[string]string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-export", "-json=ImportPath,Export", "std")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	exports := map[string]string{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ ImportPath, Export string }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return exports
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
	}
}

// Scripts can import what there is in the standard library of this version of Go, and each declaration is what the compiler says it is. After an
// update of Go this fails until go generate ./runtime/engine/internal/stdlib has been run.
func TestStandardLibrary(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the tables of other systems lack what is Linux's own")
	}
	exports := stdPackages(t)
	var std []string
	for p := range exports {
		if first, _, _ := strings.Cut(p, "/"); first != "vendor" && first != "cmd" && !strings.Contains("/"+p+"/", "/internal/") {
			std = append(std, p)
		}
	}
	slices.Sort(std)
	left := append(leftOut(), "unsafe")
	for _, p := range std {
		if slices.Contains(Importable(), p) == slices.Contains(left, p) {
			t.Errorf("package %s is in std: add it to internal/stdlib/packages.txt, or to leftOut with a reason", p)
		}
	}
	compiler := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	f := newFront(nil)
	count := 0
	for _, p := range Importable() {
		want, err := compiler.Import(p)
		if err != nil {
			t.Errorf("the compiler has no package %s: %v", p, err)
			continue
		}
		got, err := f.ctx.Importer.Import(p)
		if err != nil {
			t.Errorf("%s: %v", p, err)
			continue
		}
		for _, name := range want.Scope().Names() {
			w := want.Scope().Lookup(name)
			if !w.Exported() {
				continue
			}
			count++
			g := got.Scope().Lookup(name)
			if p == "syscall" {
				continue // scripts have what all architectures have
			}
			if g == nil {
				t.Errorf("%s.%s is missing: run go generate ./runtime/engine/internal/stdlib", p, name)
				continue
			}
			if gs, ws := signature(g), signature(w); gs != ws {
				t.Errorf("%s.%s differs (-compiler +scripts):\n%s", p, name, cmp.Diff(strings.Split(ws, "\n"), strings.Split(gs, "\n")))
			}
		}
		for _, name := range got.Scope().Names() {
			if token.IsExported(name) && want.Scope().Lookup(name) == nil {
				t.Errorf("%s.%s is not in this version of Go: run go generate ./runtime/engine/internal/stdlib", p, name)
			}
		}
	}
	if count < 8000 {
		t.Errorf("only %d declarations were compared", count)
	}
}

// signature writes down all of a declaration that a program can see.
func signature(obj types.Object) string {
	qualify := func(p *types.Package) string { return strings.TrimSuffix(p.Path(), "@patch") }
	s := fmt.Sprintf("%T ", obj)
	if c, ok := obj.(*types.Const); ok {
		return s + types.TypeString(c.Type(), qualify) + " = " + c.Val().ExactString()
	}
	tn, ok := obj.(*types.TypeName)
	if !ok {
		return s + types.TypeString(obj.Type(), qualify)
	}
	if a, ok := tn.Type().(*types.Alias); ok {
		return s + "= " + types.TypeString(a.Rhs(), qualify)
	}
	n := tn.Type().(*types.Named)
	for tp := range n.TypeParams().TypeParams() {
		s += "[" + types.TypeString(tp, qualify) + " " + types.TypeString(tp.Constraint(), qualify) + "]"
	}
	if st, ok := n.Underlying().(*types.Struct); ok {
		s += "struct comparable " + fmt.Sprint(types.Comparable(st))
		for i := range st.NumFields() {
			if fd := st.Field(i); fd.Exported() || fd.Embedded() {
				s += fmt.Sprintf("\n\t%s %s %q %v", fd.Name(), types.TypeString(fd.Type(), qualify), st.Tag(i), fd.Embedded())
			}
		}
	} else if i, ok := n.Underlying().(*types.Interface); ok && i.IsMethodSet() {
		for m := range i.Methods() {
			s += "\n\t" + m.Name()
			if m.Exported() {
				s += types.TypeString(m.Type(), qualify)
			}
		}
	} else {
		s += types.TypeString(n.Underlying(), qualify)
	}
	for _, t := range []types.Type{n, types.NewPointer(n)} {
		set := types.NewMethodSet(t)
		for i := range set.Len() {
			if m := set.At(i); m.Obj().Exported() && !types.IsInterface(n) {
				s += fmt.Sprintf("\n\t%T %s%s", t, m.Obj().Name(), types.TypeString(m.Type(), qualify))
			}
		}
	}
	return unnamedResult.ReplaceAllString(s, "$1")
}

// unnamedResult matches the name that the compiler gives a result without one.
var unnamedResult = regexp.MustCompile(`\(#rv1 (\w+)\)`)

// apiLine matches a line of Go's list of its own API that names a declaration; what is of one system alone has its name behind the path.
var apiLine = regexp.MustCompile(`^pkg ([^ ,]+), (?:(func|var|const|type) (\w+)|method \(\*?(\w+)(?:\[[^\]]*\])?\) (\w+))`)

// What Go promises to have, in GOROOT/api, scripts have.
func TestPromisedAPI(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goroot(t), "api", "go1*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in GOROOT/api: %v", err)
	}
	f := newFront(nil)
	count := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			m := apiLine.FindStringSubmatch(line)
			if m == nil || !slices.Contains(Importable(), m[1]) || m[1] == "syscall" {
				continue
			}
			pkg, err := f.ctx.Importer.Import(m[1])
			if err != nil {
				t.Fatal(err)
			}
			count++
			if m[5] == "" {
				if pkg.Scope().Lookup(m[3]) == nil {
					t.Errorf("missing: %s", line)
				}
				continue
			}
			tn, ok := pkg.Scope().Lookup(m[4]).(*types.TypeName)
			if !ok {
				continue // an unexported type
			}
			if obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, m[5]); obj == nil {
				t.Errorf("missing: %s", line)
			}
		}
	}
	if count < 10000 {
		t.Errorf("only %d declarations were looked for", count)
	}
}

func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatalf("go env: %v", err)
	}
	return strings.TrimSpace(string(out))
}

// What a script may set is there to be set.
func TestSettableVariables(t *testing.T) {
	f := newFront(nil)
	count := 0
	for _, p := range Importable() {
		if p == "syscall" {
			continue
		}
		pkg, err := f.ctx.Importer.Import(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range pkg.Scope().Names() {
			if settable(p, name) {
				if _, ok := pkg.Scope().Lookup(name).(*types.Var); !ok {
					t.Errorf("%s.%s is not a variable", p, name)
				}
				count++
			}
		}
	}
	if count != 15 {
		t.Errorf("%d of 15 variables are there", count)
	}
}
