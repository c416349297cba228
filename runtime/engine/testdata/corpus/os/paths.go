package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"/a/b/../c//d/.", "", "../../x", "a/./b", "/.."} {
		fmt.Println(path.Clean(p), filepath.Base(p), filepath.Dir(p), filepath.IsAbs(p))
	}
	fmt.Println(path.Join("a", "", "../b", "c"), filepath.Ext("x.tar.gz"), path.Ext("noext"))
	d, f := filepath.Split("/x/y.go")
	fmt.Println(d, f, filepath.ToSlash("a/b"), filepath.VolumeName("/a"))
	r, err := filepath.Rel("/a/b", "/a/c/d")
	fmt.Println(r, err)
	_, err = filepath.Rel("a", "/b")
	fmt.Println(err)
	for _, c := range [][2]string{{"*.go", "x.go"}, {"a?c", "abc"}, {"[a-c]x", "bx"}, {"[", "x"}, {"a/*", "a/b/c"}} {
		m, err := path.Match(c[0], c[1])
		fmt.Println(c, m, err, errors.Is(err, path.ErrBadPattern))
	}
	fmt.Println(filepath.SplitList("/a:/b"), filepath.IsLocal("../x"), filepath.IsLocal("x/y"), fs.ValidPath("/x"), fs.ValidPath("x/y"))
}
