package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// configFile is the name of a script's configuration.
const configFile = "script.toml"

// Files is what a script consists of: contents by slash-separated path.
type Files map[string][]byte

// ID is the content hash: the first 16 hex digits of a SHA-256 over paths
// and contents.
func (f Files) ID() string {
	h := sha256.New()
	var size [8]byte
	add := func(b []byte) {
		binary.BigEndian.PutUint64(size[:], uint64(len(b)))
		h.Write(size[:])
		h.Write(b)
	}
	for _, p := range f.Paths() {
		add([]byte(p))
		add(f[p])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Paths returns the paths, sorted.
func (f Files) Paths() []string { return slices.Sorted(maps.Keys(f)) }

// Equal tells whether both are the same files; no files equal nil.
func (f Files) Equal(g Files) bool { return maps.EqualFunc(f, g, bytes.Equal) }

// Replace returns f, made to take the place of old: where f is a single Go
// file, the script.toml that was there stays.
func (f Files) Replace(old Files) Files {
	cfg, ok := old[configFile]
	if !ok || len(f) != 1 || f["main.go"] == nil {
		return f
	}
	f = maps.Clone(f)
	f[configFile] = cfg
	return f
}

// ReadFiles reads a script folder. It leaves out what is no part of a
// script: tests, dotfiles, temporary files of editors, links to folders. What
// go:embed directives name belongs to it all the same.
// Something that cannot be a script, such as too many files, is an
// [*UploadError].
func ReadFiles(fsys fs.FS) (Files, error) {
	b := newBuilder(&defaults)
	err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && p != ".": // gone meanwhile
			return nil
		case err != nil:
			return err
		case p == ".":
			return nil
		case !usefulName(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		if info, err := fs.Stat(fsys, p); err != nil || !info.Mode().IsRegular() {
			if e.Type().IsRegular() && err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		}
		f, err := fsys.Open(p)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		defer f.Close()
		return b.add(p, f)
	})
	if err == nil {
		err = b.addEmbedded(fsys)
	}
	if err != nil {
		return nil, err
	}
	return b.files, nil
}

// ReadPath reads a script from a folder, or from a Go file, which becomes
// main.go, with what it embeds of its folder. Beside a file that is called
// main.go, script.toml counts too.
func ReadPath(path string) (Files, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("store: read %s: %w", path, bare(err))
	}
	if info.IsDir() {
		f, err := ReadFiles(os.DirFS(path))
		if err == nil && len(f) == 0 {
			err = fmt.Errorf("store: read %s: no Go file in this folder", path)
		}
		return f, err
	}
	b := newBuilder(&defaults)
	if err := b.addPath("main.go", path); err != nil {
		return nil, err
	}
	if err := b.addEmbedded(os.DirFS(filepath.Dir(path))); err != nil {
		return nil, err
	}
	if filepath.Base(path) == "main.go" {
		err := b.addPath(configFile, filepath.Join(filepath.Dir(path), configFile))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return b.files, nil
}

func (b *builder) addPath(name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("store: read %s: %w", path, bare(err))
	}
	defer f.Close()
	return b.add(name, f)
}

// useful tells whether a file belongs to a script, by its path.
func useful(p string) bool {
	for elem := range strings.SplitSeq(p, "/") {
		if !usefulName(elem) {
			return false
		}
	}
	return true
}

func usefulName(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, "_test.go") &&
		name != "__MACOSX" && !temporary(name)
}

// temporary tells whether an editor or a copy program made a file for a
// moment only.
func temporary(name string) bool {
	if name == "4913" || strings.HasPrefix(name, ".#") || strings.HasPrefix(name, tempPrefix) {
		return true // vim and emacs; our own
	}
	if strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || strings.HasSuffix(name, "~") {
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".tmp", ".part", ".filepart", ".crdownload":
		return true
	}
	return strings.Contains(name, "___jb_")
}

// A bounds says how large a script may be.
type bounds struct {
	total   int64 // bytes, unpacked
	files   int
	entries int // of an archive, with those that are left out
	path    int // bytes
	depth   int // folders and the file
	ratio   int64
	slack   int64 // bytes below which the ratio does not matter
}

var defaults = bounds{
	total:   64 << 20,
	files:   1000,
	entries: 10000,
	path:    240,
	depth:   16,
	ratio:   200,
	slack:   4 << 20,
}

// A builder collects files within bounds.
type builder struct {
	bounds *bounds
	files  Files
	total  int64
}

func newBuilder(b *bounds) *builder { return &builder{bounds: b, files: Files{}} }

// add takes in one file under a path that was checked.
func (b *builder) add(p string, r io.Reader) error {
	switch {
	case len(p) > b.bounds.path || strings.Count(p, "/") >= b.bounds.depth:
		return invalid(p, "the path is too long or too deep", fmt.Sprintf("use at most %d bytes and %d levels", b.bounds.path, b.bounds.depth))
	case len(b.files) >= b.bounds.files:
		return tooLarge(fmt.Sprintf("more than %d files", b.bounds.files))
	}
	content, err := io.ReadAll(io.LimitReader(r, b.bounds.total-b.total+1))
	if err != nil {
		return err
	}
	if b.total += int64(len(content)); b.total > b.bounds.total {
		return tooLarge(fmt.Sprintf("more than %d MiB", b.bounds.total>>20))
	}
	b.files[p] = content
	return nil
}

func tooLarge(detail string) error {
	return &UploadError{
		Status: 413,
		Title:  "Script too large",
		Detail: "the script has " + detail,
		Cure:   "leave out what the script does not need, such as build output",
	}
}

func invalid(file, detail, hint string) error {
	return &UploadError{Status: 422, Title: "Not a script", Detail: detail, Cure: hint, File: file}
}
