package engine

import (
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"github.com/goplus/ixgo"
)

// matchPattern returns the files that a pattern of go:embed stands for in a folder, by their names there.
func matchPattern(src fs.FS, dir, pattern string) ([]string, error) {
	glob, all := strings.CutPrefix(pattern, "all:")
	if _, err := path.Match(glob, ""); err != nil || glob == "." || !fs.ValidPath(glob) {
		return nil, errors.New("invalid pattern syntax")
	}
	sub, err := fs.Sub(src, dir)
	if err != nil {
		return nil, err
	}
	matches, err := fs.Glob(sub, glob)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, name := range matches {
		info, err := fs.Lstat(sub, name)
		if err != nil {
			return nil, err
		}
		what := "file"
		if info.IsDir() {
			what = "directory"
		}
		for d := name; d != "."; d = path.Dir(d) {
			if _, err := fs.Stat(sub, path.Join(d, "go.mod")); err == nil {
				return nil, fmt.Errorf("cannot embed %s %s: in different module", what, name)
			}
			if elem := path.Base(d); badEmbedName(elem) {
				if d == name {
					return nil, fmt.Errorf("cannot embed %s %s: invalid name %s", what, name, elem)
				}
				return nil, fmt.Errorf("cannot embed %s %s: in invalid directory %s", what, name, elem)
			}
		}
		switch {
		case info.Mode().IsRegular():
			files = append(files, name)
		case info.IsDir():
			in, err := filesIn(sub, name, all)
			if err != nil {
				return nil, err
			}
			files = append(files, in...)
		default:
			return nil, fmt.Errorf("cannot embed irregular file %s", name)
		}
	}
	if len(files) == 0 {
		return nil, errors.New("no matching files found")
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// filesIn lists the files below a folder; those that begin with a dot or an underscore only when all are wanted.
func filesIn(fsys fs.FS, dir string, all bool) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		hidden := name[0] == '.' || name[0] == '_'
		if p != dir && (badEmbedName(name) || hidden && !all) {
			switch {
			case d.IsDir():
				return fs.SkipDir
			case hidden:
				return nil
			default:
				return fmt.Errorf("cannot embed file %s: invalid name %s", p, name)
			}
		}
		if d.IsDir() {
			if _, err := fs.Stat(fsys, path.Join(p, "go.mod")); err == nil {
				return fs.SkipDir // another module
			}
		} else if d.Type().IsRegular() {
			files = append(files, p)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("cannot embed directory %s: contains no embeddable files", dir)
	}
	return files, err
}

// badEmbedName reports whether a file of that name could not be part of a module.
func badEmbedName(name string) bool {
	switch name {
	case "", ".bzr", ".hg", ".git", ".svn":
		return true
	}
	return strings.HasSuffix(name, ".") || strings.ContainsAny(name, "\"'*<>?`|/\\:")
}

// add reads a file, which may have been named before.
func (e *embedding) add(src fs.FS, dir, name string) error {
	if _, ok := e.data[name]; ok {
		return nil
	}
	b, err := fs.ReadFile(src, path.Join(dir, name))
	if err != nil {
		return err
	}
	e.data[name] = string(b)
	e.files = append(e.files, name)
	for d := path.Dir(name); e.fs && d != "." && !slices.Contains(e.files, d+"/"); d = path.Dir(d) {
		e.files = append(e.files, d+"/")
	}
	return nil
}

// An embedFile is what an embed.FS has a slice of, sorted by folder first.
type embedFile struct {
	name, data string
	hash       [16]byte
}

// embedLayout reports whether an embed.FS is a pointer to a slice of embedFile.
func embedLayout() bool {
	t := reflect.TypeFor[embed.FS]()
	if t.NumField() != 1 || t.Field(0).Type.Kind() != reflect.Pointer || t.Field(0).Type.Elem().Kind() != reflect.Slice {
		return false
	}
	got, want := t.Field(0).Type.Elem().Elem(), reflect.TypeFor[embedFile]()
	if got.Kind() != reflect.Struct || got.NumField() != want.NumField() {
		return false
	}
	for i := range want.NumField() {
		if g, w := got.Field(i), want.Field(i); g.Name != w.Name || g.Type != w.Type || g.Offset != w.Offset {
			return false
		}
	}
	return true
}

// fileSystem makes an embed.FS of the files.
func (e *embedding) fileSystem() (embed.FS, error) {
	var fsys embed.FS
	if !embedLayout() {
		return fsys, errors.New("engine: embed.FS is not what it was in Go 1.26")
	}
	files := make([]embedFile, len(e.files))
	for i, name := range e.files {
		files[i] = embedFile{name: name, data: e.data[name]}
		if !strings.HasSuffix(name, "/") {
			sum := sha256.Sum256([]byte(e.data[name]))
			copy(files[i].hash[:], sum[:])
		}
	}
	slices.SortFunc(files, func(a, b embedFile) int {
		ad, ae := path.Split(strings.TrimSuffix(a.name, "/"))
		bd, be := path.Split(strings.TrimSuffix(b.name, "/"))
		if ad == "" {
			ad = "./"
		}
		if bd == "" {
			bd = "./"
		}
		if c := strings.Compare(strings.TrimSuffix(ad, "/"), strings.TrimSuffix(bd, "/")); c != 0 {
			return c
		}
		return strings.Compare(ae, be)
	})
	*(**[]embedFile)(unsafe.Pointer(&fsys)) = &files
	return fsys, nil
}

// embedInto sets the variables of a loaded program.
func embedInto(interp *ixgo.Interp, list []embedding) error {
	globals := reflect.ValueOf(interp).Elem().FieldByName("globals")
	for _, e := range list {
		if e.name == "_" {
			continue
		}
		g := globals.MapIndex(reflect.ValueOf(e.pkg.Path() + "." + e.name))
		if !g.IsValid() {
			return fmt.Errorf("engine: variable %s.%s, which is to be embedded, is not there", e.pkg.Path(), e.name)
		}
		p := g.Elem()
		v := reflect.NewAt(p.Type().Elem(), p.UnsafePointer()).Elem()
		switch {
		case e.fs:
			fsys, err := e.fileSystem()
			if err != nil {
				return err
			}
			v.Set(reflect.ValueOf(fsys))
		case v.Kind() == reflect.String:
			v.SetString(e.data[e.files[0]])
		default:
			v.SetBytes([]byte(e.data[e.files[0]]))
		}
	}
	return nil
}
