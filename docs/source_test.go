package docs

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

// Each program in a document is one that the default engine and the compiler
// take, and what is no program is formatted Go at least.
func TestGo(t *testing.T) {
	for _, p := range pages(t) {
		for _, b := range p.blocks {
			if b.lang == "go" {
				if err := checkGo(t, p, b); err != nil {
					t.Errorf("%s:%d: %v", b.page, b.line, err)
				}
			}
		}
	}
}

func TestTOML(t *testing.T) {
	for _, p := range pages(t) {
		for _, b := range p.blocks {
			if b.lang == "toml" {
				if err := checkTOML(b); err != nil {
					t.Errorf("%s:%d: %v", b.page, b.line, err)
				}
			}
		}
	}
}

var packageClause = regexp.MustCompile(`(?m)^package (\w+)$`)

func checkGo(t *testing.T, p page, b block) error {
	formatted, err := format.Source([]byte(b.text))
	if err != nil {
		return err
	}
	if string(formatted) != b.text {
		return fmt.Errorf("not formatted: %s", gocmp.Diff(b.text, string(formatted)))
	}
	if b.same != "" {
		file, err := os.ReadFile(filepath.Join("..", b.same))
		if err != nil {
			return err
		}
		if d := gocmp.Diff(string(file), b.text); d != "" {
			return fmt.Errorf("differs from %s:\n%s", b.same, d)
		}
	}
	clause := packageClause.FindStringSubmatch(b.text)
	switch {
	case clause == nil:
		return nil // a fragment
	case strings.HasSuffix(b.file, "_test.go"):
		return compile(t, siblings(p, b), true, os.DevNull)
	case clause[1] == "main":
		if err := load(p, b); err != nil {
			return err
		}
		return native(t, p, b, os.DevNull)
	case partOf(p, b):
		return nil // loaded with its program
	default:
		return compile(t, []block{b}, false, os.DevNull)
	}
}

// siblings are the Go files of a page that are in the same folder.
func siblings(p page, b block) (list []block) {
	for _, other := range p.blocks {
		if other.lang == "go" && other.file != "" && path.Dir(other.file) == path.Dir(b.file) {
			list = append(list, other)
		}
	}
	return list
}

// partOf tells whether a file is below the folder of a program of the page.
func partOf(p page, b block) bool {
	return b.file != "" && slices.ContainsFunc(p.blocks, func(other block) bool {
		dir, base := path.Split(other.file)
		return base == "main.go" && strings.HasPrefix(b.file, dir)
	})
}

// load has the default engine check a program together with the other files
// of its folder on the page.
func load(p page, b block) error {
	dir, base := path.Split(b.file)
	if dir == "" {
		base = "main.go"
	}
	files := fstest.MapFS{base: {Data: []byte(b.text)}}
	o := &engine.Options{Name: cmp.Or(path.Base(dir), "doc")}
	for _, other := range p.blocks {
		rel, below := strings.CutPrefix(other.file, dir)
		if dir == "" || !below || rel == base {
			continue
		}
		files[rel] = &fstest.MapFile{Data: []byte(other.text)}
		if rel == "script.toml" {
			cfg, err := config.ParseScript(rel, []byte(other.text))
			if err != nil {
				return err
			}
			o.Allow = cfg.Allow
		}
	}
	e, err := engine.New("ixgo", slices.Concat(scriptplugin.Plugin.Packages, webserverplugin.Plugin.Packages))
	if err != nil {
		return err
	}
	_, err = e.Load(files, o)
	if b.exit == "" {
		return err
	}
	if _, ok := errors.AsType[engine.Diagnostics](err); !ok { // the page shows a mistake
		return fmt.Errorf("is said to be wrong, but: %v", err)
	}
	return nil
}

// native has the compiler build a program too, with the packages below its
// folder, as the file program. What the page shows the device refuse may be
// good Go: an import that has to be allowed.
func native(t *testing.T, p page, b block, program string) error {
	if b.exit != "" && program == os.DevNull {
		return nil
	}
	files := []block{b}
	if dir := path.Dir(b.file); dir != "." {
		files = nil
		for _, other := range p.blocks {
			if (path.Dir(other.file) == dir || strings.HasPrefix(other.file, dir+"/")) && strings.HasSuffix(other.file, ".go") &&
				!strings.HasSuffix(other.file, "_test.go") {
				other.text = strings.ReplaceAll(other.text, `"`+dir+"/", `"github.com/nfrun/nfrun/docs/snippet/`)
				files = append(files, other)
			}
		}
	}
	return compile(t, files, false, program)
}

// compile has the go command build files as if they were a package of this
// module, as the file program, or run their tests.
func compile(t *testing.T, blocks []block, test bool, program string) error {
	dir := t.TempDir()
	replace := map[string]string{}
	for i, b := range blocks {
		file := filepath.Join(dir, fmt.Sprintf("%d_%s", i, path.Base(cmp.Or(b.file, "snippet.go"))))
		if err := os.WriteFile(file, []byte(b.text), 0o600); err != nil {
			return err
		}
		_, below, _ := strings.Cut(path.Dir(b.file), "/") // a package below the first one's folder
		as, err := filepath.Abs(filepath.Join("snippet", below, filepath.Base(file)))
		if err != nil {
			return err
		}
		replace[as] = file
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		return err
	}
	args := []string{"build", "-overlay", list, "-o", program, "./snippet"}
	if test {
		program = filepath.Join(dir, "snippet.test")
		args = []string{"test", "-c", "-vet=off", "-overlay", list, "-o", program, "./snippet"}
	}
	if out, err := exec.CommandContext(t.Context(), "go", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	if !test {
		return nil
	}
	run := exec.CommandContext(t.Context(), program)
	run.Dir = dir
	if out, err := run.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

func checkTOML(b block) error {
	text := []byte(b.text)
	name := filepath.Base(b.file)
	if first, _, _ := strings.Cut(b.text, "\n"); b.file == "" {
		name = strings.TrimPrefix(first, "# ")
	}
	var err error
	switch name {
	case "nfrun.toml":
		_, err = config.ParseDevice(name, text)
	case "secrets.toml":
		_, err = config.ParseSecrets(name, text)
	case "script.toml":
		_, err = config.ParseScript(name, text)
	default:
		return errors.New(`which file is it? begin with a comment such as "# script.toml"`)
	}
	if b.exit != "" {
		if err == nil {
			return errors.New("is said to be wrong, and is not")
		}
		return nil
	}
	return err
}

// What is wrong must be found, or the tests above prove nothing.
func TestWrongSnippetsAreFound(t *testing.T) {
	for name, b := range map[string]block{
		"type error":       {lang: "go", text: "package main\n\nfunc main() { var x int = \"\" }\n"},
		"unknown function": {lang: "go", text: "package main\n\nimport \"github.com/nfrun/nfrun/script\"\n\nfunc main() { script.Mian(nil) }\n"},
		"not formatted":    {lang: "go", text: "package main\nfunc main() {  }\n"},
		"package":          {lang: "go", text: "package x\n\nvar x int = \"\"\n"},
		"failing test":     {lang: "go", file: "x/x_test.go", text: "package x\n\nimport \"testing\"\n\nfunc Test(t *testing.T) { t.Error() }\n"},
		"no mistake":       {lang: "go", exit: "1", text: "package main\n\nfunc main() {}\n"},
		"fragment":         {lang: "go", text: "if x {\n"},
		"differs":          {lang: "go", same: "go.mod", text: "package main\n\nfunc main() {}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if checkGo(t, page{blocks: []block{b}}, b) == nil {
				t.Error("passed")
			}
		})
	}
	for name, text := range map[string]string{
		"unknown key": "# script.toml\nmemroy = \"64MB\"\n",
		"syntax":      "# nfrun.toml\nlisten = \n",
		"which":       "listen = \"\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			if checkTOML(block{text: text}) == nil {
				t.Error("passed")
			}
		})
	}
}
