package store_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

const mainGo = "package main\n\nfunc main() {}\n"

// An entry is one of an archive; mode 0 is a plain file.
type entry struct {
	name, content string
	mode          fs.FileMode
}

func zipOf(entries ...entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		h.SetMode(e.mode | 0o644)
		w, err := z.CreateHeader(h)
		if err != nil {
			panic(err)
		}
		io.WriteString(w, e.content)
	}
	z.Close()
	return b.Bytes()
}

func tarOf(entries ...entry) []byte {
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	w := tar.NewWriter(g)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.content)), Typeflag: tar.TypeReg}
		switch {
		case e.mode.IsDir():
			h.Typeflag, h.Size = tar.TypeDir, 0
		case e.mode&fs.ModeSymlink != 0:
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, e.content, 0
		case e.mode&fs.ModeIrregular != 0:
			h.Typeflag, h.Linkname, h.Size = tar.TypeLink, e.content, 0
		case e.mode&fs.ModeDevice != 0:
			h.Typeflag, h.Size = tar.TypeChar, 0
		case e.mode&fs.ModeNamedPipe != 0:
			h.Typeflag, h.Size = tar.TypeFifo, 0
		}
		if err := w.WriteHeader(h); err != nil {
			panic(err)
		}
		if h.Size > 0 {
			io.WriteString(w, e.content)
		}
	}
	w.Close()
	g.Close()
	return b.Bytes()
}

func TestUpload(t *testing.T) {
	entries := []entry{
		{"./", "", fs.ModeDir},
		{"./main.go", mainGo, 0},
		{"./lib/", "", fs.ModeDir},
		{"./lib/lib.go", "package lib\n", 0},
		{"./script.toml", "files = 64\n", 0},
		{"./page.html", "<html>\xff", 0},
		{"./main_test.go", "package main\n", 0},
		{"./.git/config", "x", 0},
		{"./main.go~", "x", 0},
		{"./.main.go.swp", "x", 0},
		{"./#main.go#", "x", 0},
		{"./4913", "x", 0},
		{"./__MACOSX/main.go", "x", 0},
	}
	want := store.Files{
		"main.go": []byte(mainGo), "lib/lib.go": []byte("package lib\n"),
		"script.toml": []byte("files = 64\n"), "page.html": []byte("<html>\xff"),
	}
	var folder []entry
	for _, e := range entries {
		folder = append(folder, entry{"hello/" + strings.TrimPrefix(e.name, "./"), e.content, e.mode})
	}
	single := store.Files{"main.go": []byte(mainGo)}
	for name, c := range map[string]struct {
		contentType string
		body        []byte
		want        store.Files
	}{
		"go":              {"text/x-go", []byte(mainGo), single},
		"no type":         {"", []byte(mainGo), single},
		"type of a form":  {"application/x-www-form-urlencoded", []byte(mainGo), single},
		"comment first":   {"", []byte("// x\n\n" + mainGo), store.Files{"main.go": []byte("// x\n\n" + mainGo)}},
		"byte order mark": {"", []byte("\ufeff" + mainGo), store.Files{"main.go": []byte("\ufeff" + mainGo)}},
		"zip":             {"application/zip", zipOf(entries...), want},
		"zip as text":     {"text/plain", zipOf(entries...), want},
		"zip of folder":   {"", zipOf(folder...), want},
		"tar.gz":          {"application/gzip", tarOf(entries...), want},
		"tar of folder":   {"", tarOf(folder...), want},
	} {
		got, err := store.FromUpload(c.contentType, c.body)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

func TestBadUpload(t *testing.T) {
	big := strings.Repeat("x", 9<<20)
	var many []entry
	for i := range 1002 {
		many = append(many, entry{fmt.Sprintf("f%d", i), "", 0})
	}
	ok := entry{"main.go", mainGo, 0}
	both := func(status int, want string, entries ...entry) []badUpload {
		return []badUpload{{"", zipOf(entries...), status, want}, {"", tarOf(entries...), status, want}}
	}
	cases := []badUpload{
		{"", nil, 400, "the body is empty"},
		{"multipart/form-data; boundary=x", []byte("--x\r\n"), 415, "the body is a form"},
		{"application/zip", []byte(mainGo), 422, "the body is not what its type application/zip says"},
		{"", []byte("package main\n\n// \xff\n"), 422, "main.go:3: the file is not UTF-8 text"},
		{"", []byte("package main\x00"), 422, "main.go:1: the file is not UTF-8 text"},
		{"", []byte("package lib\n"), 422, "main.go: the package is lib, not main"},
		{"", []byte("\nfunc main() {}\n"), 422, "main.go:2: expected 'package', found 'func'"},
		{"", []byte("<html>"), 422, "main.go:1: expected 'package', found '<'"},
		{"", zipOf(ok)[:40], 422, "the zip cannot be read: zip: not a valid zip file"},
		{"", tarOf(ok)[:60], 422, "the tar.gz cannot be read: unexpected EOF"},
		{"", gzipped([]byte(mainGo)), 422, "the tar.gz cannot be read: unexpected EOF"},
		{"", tarOf(ok, entry{"a", "main.go", fs.ModeIrregular}), 422, "a: the entry is not a plain file"},
		{"", zipOf(entry{"a\x00.go", mainGo, 0}), 422, `the file name "a\x00.go" is not plain UTF-8`},
		{"", zipOf(ok, entry{"/etc/passwd", "x", 0}), 422, "/etc/passwd: the path is absolute"},
		{"", flip(zipOf(ok), 6, 1, "PK\x01\x02", 8), 422, "main.go: the file is encrypted"},
	}
	cases = append(cases, both(422, "../main.go: the path leaves the archive's folder", entry{"../main.go", mainGo, 0})...)
	cases = append(cases, both(422, "a/../../b.go: the path leaves the archive's folder", ok, entry{"a/../../b.go", mainGo, 0})...)
	cases = append(cases, both(422, `a\b.go: the path has a backslash`, ok, entry{`a\b.go`, mainGo, 0})...)
	cases = append(cases, both(422, "C:/b.go: the path is absolute", ok, entry{"C:/b.go", mainGo, 0})...)
	cases = append(cases, both(422, "a: the entry is not a plain file", ok, entry{"a", "/etc/passwd", fs.ModeSymlink})...)
	cases = append(cases, both(422, "a: the entry is not a plain file", ok, entry{"a", "", fs.ModeNamedPipe})...)
	cases = append(cases, both(422, "main.go: the file is there twice", ok, entry{"./main.go", mainGo, 0})...)
	cases = append(cases, both(422, "a: the name is a file and a folder", ok, entry{"a", "", 0}, entry{"a/b", "", 0})...)
	cases = append(cases, both(422, "a: the name is a file and a folder", ok, entry{"a/b", "", 0}, entry{"a", "", 0})...)
	cases = append(cases, both(422, "no Go file at the top", entry{"README", "", 0})...)
	cases = append(cases, both(422, "no Go file at the top", entry{"a/x.go", mainGo, 0}, entry{"b/x.go", mainGo, 0})...)
	cases = append(cases, both(422, "main_test.go", entry{"main_test.go", mainGo, 0})...)
	cases = append(cases, both(422, "script.toml:2: the file is not UTF-8 text", ok, entry{"script.toml", "\n\xff", 0})...)
	cases = append(cases, both(413, "the archive unpacks to more than 200 times its size", ok, entry{"big", big, 0})...)
	cases = append(cases, both(413, "the script has more than 1000 files", many...)...)
	cases = append(cases, both(422, "the path is too long or too deep", ok, entry{strings.Repeat("d/", 16) + "x", "", 0})...)
	cases = append(cases, both(422, "the path is too long or too deep", ok, entry{strings.Repeat("d", 241), "", 0})...)
	for i, c := range cases {
		files, err := store.FromUpload(c.contentType, c.body)
		e, ok := errors.AsType[*store.UploadError](err)
		if !ok || files != nil {
			t.Errorf("case %d (%s): %v, %v", i, c.want, files.Paths(), err)
			continue
		}
		if c.want == "main_test.go" {
			c.want = "no Go file at the top"
		}
		if e.Status != c.status || !strings.Contains(e.Error(), c.want) || e.Hint() == "" || e.Title == "" || strings.Contains(e.Error(), "\n") {
			t.Errorf("case %d: %d %q, want %d %q; hint %q", i, e.Status, e, c.status, c.want, e.Hint())
		}
	}
}

type badUpload struct {
	contentType string
	body        []byte
	status      int
	want        string
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	g := gzip.NewWriter(&out)
	g.Write(b)
	g.Close()
	return out.Bytes()
}

// flip sets bits at an offset, and at another one behind a mark.
func flip(b []byte, at int, bits byte, mark string, behind int) []byte {
	b[at] |= bits
	b[bytes.Index(b, []byte(mark))+behind] |= bits
	return b
}

func TestReplace(t *testing.T) {
	old := store.Files{"main.go": []byte("old"), "lib.go": []byte("x"), "script.toml": []byte("files = 64")}
	single := store.Files{"main.go": []byte("new")}
	want := store.Files{"main.go": []byte("new"), "script.toml": []byte("files = 64")}
	if diff := cmp.Diff(want, single.Replace(old)); diff != "" {
		t.Error(diff)
	}
	if len(single) != 1 {
		t.Error("Replace changed its receiver")
	}
	several := store.Files{"main.go": []byte("new"), "a.go": nil}
	if diff := cmp.Diff(several, several.Replace(old)); diff != "" {
		t.Error(diff)
	}
}

func TestReadFiles(t *testing.T) {
	got, err := store.ReadFiles(fstest.MapFS{
		"main.go": {Data: []byte(mainGo)}, "sub/a.txt": {Data: []byte("a")}, "sub/a.txt~": {Data: []byte("b")}, ".x/main.go": {}, "x_test.go": {},
		"link": {Data: []byte("/etc"), Mode: fs.ModeSymlink},
	})
	must(t, err)
	if diff := cmp.Diff(store.Files{"main.go": []byte(mainGo), "sub/a.txt": []byte("a")}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzFromUpload looks for archives that get past the rules.
func FuzzFromUpload(f *testing.F) {
	ok := entry{"main.go", mainGo, 0}
	for _, seed := range [][]byte{
		[]byte(mainGo), zipOf(ok), tarOf(ok), zipOf(entry{"../main.go", mainGo, 0}), tarOf(entry{"a", "/etc", fs.ModeSymlink}, ok),
		zipOf(entry{"h/main.go", mainGo, 0}, entry{"h/.x", "", 0}), gzipped([]byte(mainGo)), {},
	} {
		f.Add("", seed)
	}
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		files, err := store.FromUpload(contentType, body)
		if err != nil {
			if _, ok := errors.AsType[*store.UploadError](err); !ok || files != nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("not one line of an UploadError: %v", err)
			}
			return
		}
		for p := range files {
			if !fs.ValidPath(p) || strings.ContainsAny(p, "\\\x00") || strings.HasPrefix(p, ".") {
				t.Errorf("path %q", p)
			}
		}
	})
}
