package store

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
)

// embedded lists the files that go:embed directives in files name, by their paths in fsys. They belong to a script also where they would
// be left out, as dotfiles are: when it is compiled, they are in it.
func embedded(fsys fs.FS, files Files) []string {
	var list []string
	for _, p := range files.Paths() {
		if path.Ext(p) != ".go" {
			continue
		}
		for line := range strings.Lines(string(files[p])) {
			args, ok := strings.CutPrefix(strings.TrimSpace(line), "//go:embed ")
			if !ok {
				continue
			}
			for _, pattern := range patterns(args) {
				list = append(list, matching(fsys, path.Dir(p), pattern)...)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// patterns splits the arguments of a directive; what is wrong with them is said when the script is checked.
func patterns(args string) []string {
	var list []string
	for args = strings.TrimSpace(args); args != ""; args = strings.TrimSpace(args) {
		if quoted, err := strconv.QuotedPrefix(args); err == nil {
			if p, err := strconv.Unquote(quoted); err == nil {
				list = append(list, p)
			}
			args = args[len(quoted):]
			continue
		}
		word, rest, _ := strings.Cut(args, " ")
		list, args = append(list, word), rest
	}
	return list
}

// matching lists the plain files that a pattern stands for in a folder.
func matching(fsys fs.FS, dir, pattern string) []string {
	glob, all := strings.CutPrefix(pattern, "all:")
	sub, err := fs.Sub(fsys, dir)
	if err != nil || !fs.ValidPath(glob) || glob == "." {
		return nil
	}
	names, err := fs.Glob(sub, glob)
	if err != nil {
		return nil
	}
	var list []string
	for _, name := range names {
		_ = fs.WalkDir(sub, name, func(p string, d fs.DirEntry, err error) error {
			switch base := path.Base(p); {
			case err != nil:
				return nil // it is missed when the script is checked
			case repository(base) || p != name && !all && strings.HasPrefix(base, "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.Type().IsRegular():
				list = append(list, path.Join(dir, p))
			}
			return nil
		})
	}
	return list
}

// repository tells whether a folder of that name is the store of a version control system.
func repository(name string) bool {
	return name == ".git" || name == ".hg" || name == ".svn" || name == ".bzr"
}

// addEmbedded takes in what the Go files embed and is not there yet.
func (b *builder) addEmbedded(fsys fs.FS) error {
	for _, p := range embedded(fsys, b.files) {
		if _, ok := b.files[p]; ok || path.Ext(p) == ".go" {
			continue
		}
		f, err := fsys.Open(p)
		if err != nil {
			continue // it is missed when the script is checked
		}
		err = b.add(p, f)
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// hide keeps an entry of an archive that is no part of a script unless a Go file embeds it.
func (a *archive) hide(p string, open func() (io.ReadCloser, error)) error {
	for elem := range strings.SplitSeq(p, "/") {
		if !usefulName(elem) && (!strings.HasPrefix(elem, ".") || repository(elem) || temporary(elem)) {
			return nil
		}
	}
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	counted := &io.LimitedReader{R: r, N: a.most - a.total + 1}
	b, err := io.ReadAll(counted)
	if err != nil {
		return err
	}
	if a.total += int64(len(b)); a.total > a.most {
		return a.bomb()
	}
	a.hidden[p] = b
	return nil
}

// unhide takes in the hidden entries that Go files embed.
func (a *archive) unhide() {
	if len(a.hidden) == 0 {
		return
	}
	fsys := fstest.MapFS{}
	for _, files := range []Files{a.files, a.hidden} {
		for p, content := range files {
			fsys[p] = &fstest.MapFile{Data: content, Mode: 0o444}
		}
	}
	for _, p := range embedded(fsys, a.files) {
		if content, ok := a.hidden[p]; ok {
			a.files[p] = content
		}
	}
}
