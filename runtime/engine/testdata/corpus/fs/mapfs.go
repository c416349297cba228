package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"
	"time"
)

type upper struct{ fs.FS }

func (u upper) ReadFile(name string) ([]byte, error) {
	b, err := fs.ReadFile(u.FS, name)
	return []byte(strings.ToUpper(string(b))), err
}

func main() {
	m := fstest.MapFS{
		"a/x.txt": {Data: []byte("xx"), Mode: 0o644, ModTime: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)},
		"a/b/y":   {Data: []byte("yyy")},
		"top.go":  {Data: []byte("package top")},
	}
	fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.IsDir(), fs.FormatDirEntry(d))
		if p == "a/b" {
			return fs.SkipDir
		}
		return nil
	})
	b, err := fs.ReadFile(upper{m}, "a/x.txt")
	fmt.Println(string(b), err)
	g, err := fs.Glob(m, "*/*.txt")
	fmt.Println(g, err)
	sub, err := fs.Sub(m, "a")
	fmt.Println(err)
	es, err := fs.ReadDir(sub, ".")
	fmt.Println(len(es), es[0].Name(), err)
	_, err = m.Open("nope")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = m.Open("../x")
	fmt.Println(err, errors.Is(err, fs.ErrInvalid))
	st, _ := fs.Stat(m, "a/x.txt")
	fmt.Println(st.ModTime(), fs.FormatFileInfo(st), st.Mode().Perm())
	fmt.Println(fstest.TestFS(m, "top.go", "a/b/y"))
	fmt.Println(fs.FileMode(0o755|fs.ModeDir|fs.ModeSticky), fs.ModeSymlink.Type())
}
