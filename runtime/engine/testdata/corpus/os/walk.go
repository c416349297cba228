package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	dir, err := os.MkdirTemp("", "walk")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for _, p := range []string{"a/1.txt", "a/2.log", "b/c/3.txt", "b/skip/4.txt", "5.txt"} {
		p = filepath.Join(dir, p)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, []byte(p[len(dir):]), 0o644)
	}
	var total int64
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.IsDir() {
			if d.Name() == "skip" {
				return filepath.SkipDir
			}
			fmt.Println("dir", rel)
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		total += info.Size()
		fmt.Println("file", rel, info.Size())
		return nil
	})
	fmt.Println(total, err)
	stop := errors.New("stop")
	n := 0
	err = filepath.Walk(dir, func(p string, info fs.FileInfo, err error) error {
		if n++; n == 3 {
			return stop
		}
		return nil
	})
	fmt.Println(err == stop, n)
	m, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	for _, p := range m {
		fmt.Println(p[len(dir):])
	}
	err = filepath.WalkDir(filepath.Join(dir, "none"), func(p string, d fs.DirEntry, err error) error { return fmt.Errorf("wrapped: %w", err) })
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	dst := filepath.Join(dir, "copy")
	fmt.Println(os.CopyFS(dst, os.DirFS(filepath.Join(dir, "a"))))
	es, _ := os.ReadDir(dst)
	fmt.Println(len(es))
}
