package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

// What a Go file embeds comes along by whichever way a script arrives, also where it would be left out otherwise; nothing else does.
func TestEmbeddedFilesBelongToTheScript(t *testing.T) {
	const src = `package main

import "embed"

//go:embed all:pages "two words"
//go:embed .env
var files embed.FS

//go:embed pages ../secret [ .git
var fewer embed.FS

func main() {}
`
	entries := []entry{
		{"main.go", src, 0}, {"pages/index.html", "<p>", 0}, {"pages/.hidden", "h", 0}, {"pages/sub/_x", "x", 0}, {"two words", "2", 0}, {".env", "A=1", 0},
		{".profile", "not embedded", 0}, {"pages/.git/config", "not embedded", 0}, {".git/config", "not embedded", 0}, {"other.go", "package main\n", 0}, {"readme.txt", "r", 0},
	}
	dir := t.TempDir()
	var inFolder []entry
	for _, e := range entries {
		name := filepath.Join(dir, filepath.FromSlash(e.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(e.content), 0o644); err != nil {
			t.Fatal(err)
		}
		inFolder = append(inFolder, entry{"script/" + e.name, e.content, 0})
	}
	embedded := []string{".env", "main.go", "pages/.hidden", "pages/index.html", "pages/sub/_x", "two words"}
	whole := []string{".env", "main.go", "other.go", "pages/.hidden", "pages/index.html", "pages/sub/_x", "readme.txt", "two words"}
	check := func(what string, want []string, f store.Files, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		} else if diff := cmp.Diff(want, f.Paths()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	f, err := store.ReadPath(dir)
	check("folder", whole, f, err)
	f, err = store.ReadPath(filepath.Join(dir, "main.go"))
	check("file", embedded, f, err)
	f, err = store.FromUpload("", zipOf(entries...))
	check("zip", whole, f, err)
	f, err = store.FromUpload("", zipOf(inFolder...))
	check("zip of a folder", whole, f, err)
	f, err = store.FromUpload("", tarOf(entries...))
	check("tar", whole, f, err)
}
