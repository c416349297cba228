package docs

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

// Each program in a document is one that the default engine takes, and what
// is no program is formatted Go at least.
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
		return fmt.Errorf("not formatted: %s", cmp.Diff(b.text, string(formatted)))
	}
	if b.same != "" {
		file, err := os.ReadFile(filepath.Join("..", b.same))
		if err != nil {
			return err
		}
		if d := cmp.Diff(string(file), b.text); d != "" {
			return fmt.Errorf("differs from %s:\n%s", b.same, d)
		}
	}
	clause := packageClause.FindStringSubmatch(b.text)
	switch {
	case clause == nil:
		return nil // a fragment
	case b.file != "" && strings.Count(b.file, "/") > 0 && clause[1] == "main":
		return load(p, b)
	case clause[1] == "main":
		return load(page{}, b)
	case b.file != "" && belongs(p, b):
		return nil // loaded with the program that it is a part of
	default:
		return compile(t, b)
	}
}

// belongs tells whether a file is below the folder of a program of the page.
func belongs(p page, b block) bool {
	for _, other := range p.blocks {
		dir := filepath.Dir(other.file)
		if filepath.Base(other.file) == "main.go" && dir != "." && strings.HasPrefix(b.file, dir+"/") {
			return true
		}
	}
	return strings.HasSuffix(b.file, "_test.go")
}

// load has the default engine check a program together with the other files
// of its folder on the page.
func load(p page, b block) error {
	files := fstest.MapFS{"main.go": {Data: []byte(b.text)}}
	name, allow := "doc", []string(nil)
	if dir, base := filepath.Split(b.file); dir != "" && p.name != "" {
		name = filepath.Base(dir)
		files = fstest.MapFS{base: {Data: []byte(b.text)}}
		for _, other := range p.blocks {
			rel, ok := strings.CutPrefix(other.file, dir)
			if !ok || other.file == b.file || other.exit != "" {
				continue
			}
			if _, taken := files[rel]; !taken {
				files[rel] = &fstest.MapFile{Data: []byte(other.text)}
			}
			if rel == "script.toml" {
				cfg, err := config.ParseScript(rel, []byte(other.text))
				if err != nil {
					return err
				}
				allow = cfg.Allow
			}
		}
	}
	var packages []*plugin.Package
	for _, p := range []plugin.Plugin{scriptplugin.Plugin, webserverplugin.Plugin} {
		packages = append(packages, p.Packages...)
	}
	e, err := engine.New("ixgo", packages)
	if err != nil {
		return err
	}
	_, err = e.Load(files, &engine.Options{Name: name, Allow: allow})
	var ds engine.Diagnostics
	wrong := b.exit != "" // the page shows an error
	switch {
	case wrong && errors.As(err, &ds):
		return nil
	case wrong:
		return fmt.Errorf("is said to be wrong, but: %v", err)
	}
	return err
}

// compile has the go command look at a file that is no script, as if it were
// a package of this module.
func compile(t *testing.T, b block) error {
	dir := t.TempDir()
	file := filepath.Join(dir, "snippet.go")
	if err := os.WriteFile(file, []byte(b.text), 0o600); err != nil {
		return err
	}
	abs, err := filepath.Abs("snippet/snippet.go")
	if err != nil {
		return err
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{abs: file}})
	if err != nil {
		return err
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		return err
	}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-overlay", list, "-o", os.DevNull, "./snippet").CombinedOutput(); err != nil {
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
		"fragment":         {lang: "go", text: "if x {\n"},
		"differs":          {lang: "go", same: "go.mod", text: "package main\n\nfunc main() {}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if checkGo(t, page{}, b) == nil {
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
