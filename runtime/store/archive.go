package store

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// unzip reads a zip archive.
func unzip(body []byte, limits *bounds) (Files, error) {
	// The directory is bounded before it is read into memory.
	if bytes.Count(body, []byte("PK\x01\x02")) > limits.entries {
		return nil, tooLarge(fmt.Sprintf("more than %d files", limits.files))
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, broken("zip", err)
	}
	a := newArchive(len(body), limits)
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, invalid(f.Name, "the file is encrypted", "make the zip without a password")
		}
		if err := a.entry(f.Name, f.Mode(), func() (io.ReadCloser, error) { return f.Open() }); err != nil {
			return nil, broken("zip", err)
		}
	}
	return a.strip(), nil
}

// untar reads a tar.gz archive.
func untar(body []byte, limits *bounds) (Files, error) {
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, broken("tar.gz", err)
	}
	a := newArchive(len(body), limits)
	// What is left out is unpacked too, headers and all.
	all := &io.LimitedReader{R: z, N: min(a.most, limits.total) + int64(limits.entries)*1024}
	t := tar.NewReader(all)
	for {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if all.N <= 0 {
			return nil, a.bomb()
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return nil, broken("tar.gz", err)
		}
		if h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		mode := h.FileInfo().Mode()
		if h.Typeflag == tar.TypeLink {
			mode |= fs.ModeSymlink
		}
		if err := a.entry(h.Name, mode, func() (io.ReadCloser, error) { return io.NopCloser(t), nil }); err != nil {
			if all.N <= 0 {
				return nil, a.bomb()
			}
			return nil, broken("tar.gz", err)
		}
	}
	// The checksum of gzip stands at its end.
	if _, err := io.Copy(io.Discard, all); err != nil {
		return nil, broken("tar.gz", err)
	}
	if all.N <= 0 {
		return nil, a.bomb()
	}
	return a.strip(), nil
}

// An archive collects the entries of one.
type archive struct {
	*builder
	packed  int64
	most    int64 // bytes that this may grow to
	entries int
	folders map[string]bool
	hidden  Files // dotfiles, until it is known whether they are embedded
}

func newArchive(packed int, limits *bounds) *archive {
	most := min(limits.total, max(limits.slack, int64(packed)*limits.ratio))
	return &archive{
		builder: newBuilder(limits),
		packed:  int64(packed),
		most:    most,
		folders: map[string]bool{},
		hidden:  Files{},
	}
}

// entry takes in one entry, if it belongs to a script.
func (a *archive) entry(name string, mode fs.FileMode, open func() (io.ReadCloser, error)) error {
	if a.entries++; a.entries > a.bounds.entries {
		return tooLarge(fmt.Sprintf("more than %d files", a.bounds.files))
	}
	p, err := entryPath(name)
	if err != nil {
		return err
	}
	switch {
	case mode.IsDir():
		return nil
	case !mode.IsRegular():
		return invalid(p, "the entry is not a plain file", "leave out links, devices and pipes, or send what links point to (tar -h)")
	case p == ".":
		return invalid(name, "the file has no name", "make the archive anew")
	case !useful(p):
		return a.hide(p, open)
	}
	if err := a.claim(p); err != nil {
		return err
	}
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	left := a.most - a.total
	counted := &io.LimitedReader{R: r, N: left + 1}
	if err := a.add(p, counted); err != nil {
		return err
	}
	if a.total > a.most {
		return a.bomb()
	}
	return nil
}

// claim refuses two files of one name, and a file that is a folder too.
func (a *archive) claim(p string) error {
	const hint = "make the archive anew, with each file once"
	if _, ok := a.files[p]; ok {
		return invalid(p, "the file is there twice", hint)
	}
	if a.folders[p] {
		return invalid(p, "the name is a file and a folder", hint)
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if _, ok := a.files[dir]; ok {
			return invalid(dir, "the name is a file and a folder", hint)
		}
		a.folders[dir] = true
	}
	return nil
}

func (a *archive) bomb() error {
	if a.most == a.bounds.total {
		return tooLarge(fmt.Sprintf("more than %d MiB", a.bounds.total>>20))
	}
	return &UploadError{
		Status: 413,
		Title:  "Script too large",
		Detail: fmt.Sprintf("the archive unpacks to more than %d times its size", a.bounds.ratio),
		Cure:   "leave out large files that consist of repetitions",
	}
}

// strip takes away the only folder at the top, as in a zip of a folder.
func (a *archive) strip() Files {
	a.unhide()
	top := ""
	for p := range a.files {
		dir, _, ok := strings.Cut(p, "/")
		if !ok || top != "" && dir != top {
			return a.files
		}
		top = dir
	}
	files := make(Files, len(a.files))
	for p, content := range a.files {
		files[strings.TrimPrefix(p, top+"/")] = content
	}
	return files
}

// entryPath cleans the name of an entry, and refuses one that leaves the
// archive's folder.
func entryPath(name string) (string, error) {
	const hint = "name files relative to the script's folder, with forward slashes"
	shown := strings.ToValidUTF8(name, "?")
	switch {
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "", invalid("", fmt.Sprintf("the file name %q is not plain UTF-8", shown), "rename the file")
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		return "", invalid(shown, "the path is absolute", hint)
	case strings.Contains(name, `\`):
		return "", invalid(shown, "the path has a backslash", hint)
	}
	for elem := range strings.SplitSeq(name, "/") {
		if elem == ".." {
			return "", invalid(shown, "the path leaves the archive's folder", hint)
		}
	}
	return path.Clean(name), nil
}

// broken turns an error of unpacking into a refusal.
func broken(kind string, err error) error {
	if _, ok := errors.AsType[*UploadError](err); ok {
		return err
	}
	return &UploadError{
		Status: 422,
		Title:  "Broken archive",
		Detail: fmt.Sprintf("the %s cannot be read: %v", kind, err),
		Cure:   "check that the file is complete, and that it is a zip or a tar.gz",
	}
}
