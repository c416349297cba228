package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func must(err error) {
	if err != nil {
		fmt.Println("unexpected:", err)
		os.Exit(3)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "corpus")
	must(err)
	defer os.RemoveAll(dir)
	rel := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }
	p := filepath.Join(dir, "a", "b.txt")
	fmt.Println(rel(os.WriteFile(p, nil, 0o600)))
	must(os.MkdirAll(filepath.Dir(p), 0o755))
	must(os.WriteFile(p, []byte("line1\nline2\n"), 0o640))
	st, err := os.Stat(p)
	must(err)
	fmt.Println(st.Name(), st.Size(), st.Mode(), st.IsDir())
	f, err := os.OpenFile(p, os.O_APPEND|os.O_RDWR, 0)
	must(err)
	fmt.Fprintf(f, "line%d\n", 3)
	off, err := f.Seek(0, io.SeekStart)
	fmt.Println(off, err)
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	must(f.Truncate(6))
	must(f.Close())
	fmt.Println(rel(f.Close()), errors.Is(f.Close(), os.ErrClosed))
	b, err := os.ReadFile(p)
	fmt.Printf("%q %v\n", b, err)
	_, err = os.ReadFile(p + "x")
	var pe *fs.PathError
	fmt.Println(rel(err), errors.As(err, &pe), pe.Op, errors.Is(err, fs.ErrNotExist))
	fmt.Println(rel(os.Mkdir(filepath.Join(dir, "a"), 0o755)))
	fmt.Println(rel(os.Remove(filepath.Join(dir, "a"))))
	must(os.Rename(p, filepath.Join(dir, "c")))
	must(os.Symlink("c", filepath.Join(dir, "link")))
	l, err := os.Readlink(filepath.Join(dir, "link"))
	fmt.Println(l, err)
	es, err := os.ReadDir(dir)
	for _, e := range es {
		fmt.Println(e, e.Type(), e.Name())
	}
	r, err := os.OpenRoot(dir)
	must(err)
	_, err = r.Open("../etc")
	fmt.Println(rel(err))
	r.Close()
	os.Setenv("CORPUS_X", "v")
	fmt.Println(os.Getenv("CORPUS_X"), os.ExpandEnv("$CORPUS_X-${CORPUS_X}"), os.Expand("$a$b", strings.ToUpper), len(os.Args))
	_, ok := os.LookupEnv("CORPUS_NONE")
	fmt.Println(ok, os.IsExist(os.ErrExist))
}
