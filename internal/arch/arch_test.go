package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/nfrun/nfrun/"

// A rule keeps what matches from (a room, or a folder in it) from importing
// what matches any of not, but for except.
type rule struct {
	from   string
	not    []string
	except []string
	why    string
}

var rules = []rule{
	{"scope", []string{module, "*."}, nil, "a lifetime depends on nothing but the standard library"},
	{"script", []string{module, "*."}, []string{module + "scope", module + "plugin", module + "script", "github.com/adhocore/gronx"}, "a script's words to its host must build anywhere"},
	{"plugin", []string{module}, []string{module + "scope", module + "plugin"}, "a plugin is a value, known to the runtime, not the other way round"},
	{"plugins", []string{module + "runtime", module + "cmd", module + "external"}, []string{module + "runtime/engine/symbols"}, "a plugin is an ordinary package, usable without the runtime"},
	{"runtime", []string{module + "cmd", module + "plugins", module + "boards/", module + "external"}, nil, "what is linked in is chosen in cmd/nfrun"},
	{"runtime/store", []string{module + "runtime/admin", module + "runtime/runner", module + "plugin"}, nil, "storage knows nothing of who uses it"},
	{"scripts", []string{module + "runtime", module + "cmd", module + "plugin/"}, nil, "a script imports what scripts may import"},
	{"", []string{"github.com/goplus/", "github.com/traefik/yaegi"}, nil, "only runtime/engine knows that there are interpreters"},
	{"", []string{"github.com/hashicorp/go-plugin", "google.golang.org/grpc"}, nil, "only external speaks to plugin programs"},
	{"", []string{"periph.io/"}, nil, "only boards know hardware libraries"},
}

// owners are the rooms to which a rule for everybody does not apply.
var owners = map[string][]string{
	"github.com/goplus/":             {"runtime/engine", "bench/engine/peers"}, // measured by itself
	"github.com/traefik/yaegi":       {"runtime/engine"},
	"github.com/hashicorp/go-plugin": {"external"},
	"google.golang.org/grpc":         {"external"},
	"periph.io/":                     {"boards"},
}

// A source is one file that is part of a build, tests aside.
type source struct {
	dir, file string
	ast       *ast.File
}

func sources(t *testing.T) (all []source) {
	t.Helper()
	root := "../.."
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, p, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, p)
		all = append(all, source{filepath.ToSlash(filepath.Dir(rel)), filepath.ToSlash(rel), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files were found: the test looks in the wrong place", len(all))
	}
	return all
}

func within(dir, room string) bool {
	return room == "" || dir == room || strings.HasPrefix(dir, room+"/")
}

// matches tells whether an import path is one of a pattern: a prefix that
// ends in a slash, a path and what is below it, or "*." for every module.
func matches(imp, pattern string) bool {
	if pattern == "*." {
		return strings.Contains(strings.SplitN(imp, "/", 2)[0], ".")
	}
	return imp == strings.TrimSuffix(pattern, "/") || strings.HasPrefix(imp, strings.TrimSuffix(pattern, "/")+"/")
}

func matchesAny(imp string, patterns []string) (string, bool) {
	for _, p := range patterns {
		if matches(imp, p) {
			return p, true
		}
	}
	return "", false
}

func TestImportsGoOneWay(t *testing.T) {
	for _, s := range sources(t) {
		for _, spec := range s.ast.Imports {
			imp := strings.Trim(spec.Path.Value, `"`)
			for _, r := range rules {
				if !within(s.dir, r.from) {
					continue
				}
				pattern, bad := matchesAny(imp, r.not)
				if _, ok := matchesAny(imp, r.except); !bad || ok {
					continue
				}
				if slices.ContainsFunc(owners[pattern], func(owner string) bool { return within(s.dir, owner) }) {
					continue
				}
				t.Errorf("%s imports %s: %s", s.file, imp, r.why)
			}
		}
	}
}

// A plugin may use another one's package, never what is below it.
func TestPluginsStayOutOfEachOther(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.dir, "plugins/") {
			continue
		}
		own := strings.Join(strings.SplitN(s.dir, "/", 3)[:2], "/")
		for _, spec := range s.ast.Imports {
			imp := strings.TrimPrefix(strings.Trim(spec.Path.Value, `"`), module)
			if strings.HasPrefix(imp, "plugins/") && !within(imp, own) && strings.Count(imp, "/") > 1 {
				t.Errorf("%s imports the inside of another plugin, %s", s.file, imp)
			}
		}
	}
}

// The rooms that rules name must exist, or the rules guard nothing.
func TestRulesNameRooms(t *testing.T) {
	for _, r := range rules {
		if r.from == "" {
			continue
		}
		if _, err := os.Stat(path.Join("../..", r.from)); err != nil {
			t.Errorf("a rule names %q: %v", r.from, err)
		}
	}
}

func TestOneDocCommentPerPackage(t *testing.T) {
	docs := map[string][]string{}
	for _, s := range sources(t) {
		if _, ok := docs[s.dir]; !ok {
			docs[s.dir] = nil
		}
		if s.ast.Doc != nil && s.ast.Name.Name != "ignore" {
			docs[s.dir] = append(docs[s.dir], s.file)
		}
	}
	for dir, files := range docs {
		if len(files) != 1 {
			t.Errorf("%s has %d package comments, want one %v", dir, len(files), files)
		}
	}
}

// In plugins and boards whatever runs has an owner: goroutines start through
// scope.Go, and nothing happens or changes before a script asks for it.
func TestPluginsOwnWhatTheyStart(t *testing.T) {
	for _, s := range sources(t) {
		if !within(s.dir, "plugins") && !within(s.dir, "boards") || ast.IsGenerated(s.ast) {
			continue
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path.Join("../..", s.file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s: a go statement; use scope.Go", fset.Position(n.Pos()))
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s: an init function", fset.Position(n.Pos()))
				}
			}
			return true
		})
	}
}
