package main

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"
	"time"
)

// memFS is an fs.FS of the script's own.
type memFS map[string]string

type node struct {
	name string
	data string
	dir  []fs.DirEntry
	off  int
}

func (n *node) Name() string               { return path.Base(n.name) }
func (n *node) Size() int64                { return int64(len(n.data)) }
func (n *node) ModTime() time.Time         { return time.Unix(0, 0).UTC() }
func (n *node) IsDir() bool                { return n.dir != nil }
func (n *node) Sys() any                   { return nil }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) Stat() (fs.FileInfo, error) { return n, nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Close() error               { return nil }
func (n *node) Mode() fs.FileMode {
	if n.dir != nil {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
func (n *node) Read(p []byte) (int, error) {
	if n.dir != nil {
		return 0, &fs.PathError{Op: "read", Path: n.name, Err: fs.ErrInvalid}
	}
	if n.off >= len(n.data) {
		return 0, io.EOF
	}
	k := copy(p, n.data[n.off:])
	n.off += k
	return k, nil
}
func (n *node) ReadDir(count int) ([]fs.DirEntry, error) {
	rest := n.dir[n.off:]
	if count <= 0 {
		n.off = len(n.dir)
		return rest, nil
	}
	if len(rest) == 0 {
		return nil, io.EOF
	}
	rest = rest[:min(count, len(rest))]
	n.off += len(rest)
	return rest, nil
}

func (m memFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if d, ok := m[name]; ok {
		return &node{name: name, data: d}, nil
	}
	n := &node{name: name, dir: []fs.DirEntry{}}
	seen := map[string]bool{}
	for p := range m {
		rest := p
		if name != "." {
			var ok bool
			if rest, ok = strings.CutPrefix(p, name+"/"); !ok {
				continue
			}
		}
		first, _, isDir := strings.Cut(rest, "/")
		if seen[first] {
			continue
		}
		seen[first] = true
		e := &node{name: path.Join(name, first), data: m[path.Join(name, first)]}
		if isDir {
			e.dir = []fs.DirEntry{}
		}
		n.dir = append(n.dir, e)
	}
	if len(n.dir) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(n.dir, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return n, nil
}

func main() {
	m := memFS{"a.txt": "A", "d/b.txt": "BB", "d/e/c.txt": "CCC"}
	err := fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.IsDir(), err)
		return err
	})
	fmt.Println(err)
	b, err := fs.ReadFile(m, "d/e/c.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(m, "d")
	fmt.Println(err)
	_, err = fs.Stat(m, "zzz")
	fmt.Println(err)
	fmt.Println(fstest.TestFS(m, "a.txt", "d/e/c.txt"))
}
