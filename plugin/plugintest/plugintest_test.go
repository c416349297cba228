package plugintest

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/scope"
)

func TestMain(m *testing.M) { Main(m) }

// A bell is what a minimal plugin opens.
type bell struct{ *scope.Handle }

func open(ctx context.Context) (*bell, error) {
	rung := make(chan struct{})
	h, err := scope.Own(ctx, "bell", func() error { close(rung); return nil })
	if err != nil {
		return nil, err
	}
	scope.Go(ctx, func(context.Context) error { <-rung; return nil })
	return &bell{h}, nil
}

var bells = plugin.Plugin{Name: "bells", Packages: []*plugin.Package{{
	Path: "example.com/bells", Name: "bells",
	Load: func() *plugin.Symbols {
		return &plugin.Symbols{
			Types: []plugin.Symbol{{Name: "Bell", Value: (*bell)(nil)}},
			Funcs: []plugin.Symbol{{Name: "Open", Value: open}},
		}
	},
}}}

func TestRun(t *testing.T) {
	Run(t, bells, func(ctx context.Context) error {
		_, err := open(ctx)
		return err
	})
}

func TestTakesContext(t *testing.T) {
	for _, tt := range []struct {
		f  any
		ok bool
	}{
		{open, true},
		{strings.ToUpper, true},
		{func() (*bell, error) { return nil, nil }, false},
		{func(string, context.Context) io.ReadCloser { return nil }, false},
		{3, false},
	} {
		if err := takesContext(reflect.TypeOf(tt.f)); (err == nil) != tt.ok {
			t.Errorf("%T: %v", tt.f, err)
		}
	}
}

func TestATallySeesWhatIsLeft(t *testing.T) {
	before := count()
	stop := make(chan struct{})
	go func() { <-stop }()
	if now := count(); now.goroutines != before.goroutines+1 {
		t.Errorf("%d goroutines, want one more than %d", now.goroutines, before.goroutines)
	}
	close(stop)
	before.await(t)
}

func TestSource(t *testing.T) {
	for _, tt := range []struct{ name, source, want string }{
		{"fine", "var err = 1\nfunc f() { err := 2; err++; _ = &err; x = 3 }\nvar x = 1\nfunc g(x int) { x = 2 }", "the package variable x is assigned to"},
		{"constant table", "var table = []int{1}\nfunc f() int { return table[0] }", ""},
		{"go", "func f() { go f() }", "a go statement"},
		{"init", "func init() {}", "an init function"},
		{"method named init", "type t int\nfunc (t) init() {}", ""},
		{"element", "var m = map[int]int{}\nfunc f() { m[1] = 2 }", "the package variable m is assigned to"},
		{"counter", "var n int\nfunc f() { n++ }", "the package variable n is changed"},
		{"address", "var n int\nfunc f() *int { return &n }", "has its address taken"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+tt.source, 0)
			if err != nil {
				t.Fatal(err)
			}
			found := problems([]*ast.File{f})
			if tt.want == "" && len(found) == 0 {
				return
			}
			if len(found) != 1 || !strings.Contains(found[0].message, tt.want) || tt.want == "" {
				t.Errorf("found %v, want %q", found, tt.want)
			}
		})
	}
}

func TestSourceOfOtherFiles(t *testing.T) {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, source := range []string{"package x\nvar n int", "package x\nfunc f() { n = 1 }"} {
		f, err := parser.ParseFile(fset, "x.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if found := problems(files); len(found) != 1 {
		t.Errorf("found %v, want the assignment in the other file", found)
	}
}
