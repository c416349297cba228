package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
)

func main() {
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	zw.SetComment("cmt")
	for _, f := range []struct{ n, b string }{{"a.txt", "alpha"}, {"d/b.txt", strings.Repeat("b", 100)}} {
		w, err := zw.Create(f.n)
		if err != nil {
			fmt.Println(err)
		}
		io.WriteString(w, f.b)
	}
	w, _ := zw.CreateHeader(&zip.FileHeader{Name: "s", Method: zip.Store, Modified: time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)})
	w.Write([]byte("stored"))
	fmt.Println(zw.Close())
	zr, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	fmt.Println(err, zr.Comment)
	for _, f := range zr.File {
		r, _ := f.Open()
		b, _ := io.ReadAll(r)
		fmt.Println(f.Name, f.UncompressedSize64, len(b), f.Method, f.Modified.UTC().Year())
	}
	b, err := fs.ReadFile(zr, "d/b.txt")
	fmt.Println(len(b), err)
	fs.WalkDir(zr, ".", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d.IsDir()); return err })
	_, err = zip.NewReader(strings.NewReader("nozip"), 5)
	fmt.Println(err, errors.Is(err, zip.ErrFormat))
	buf.Reset()
	tw := tar.NewWriter(&buf)
	tw.WriteHeader(&tar.Header{Name: "dir/", Typeflag: tar.TypeDir, Mode: 0o755})
	tw.WriteHeader(&tar.Header{Name: "dir/f", Size: 3, Mode: 0o600, ModTime: time.Unix(100, 0)})
	n, err := tw.Write([]byte("1234"))
	fmt.Println(n, err, errors.Is(err, tar.ErrWriteTooLong), tw.Close())
	tr := tar.NewReader(&buf)
	for {
		h, err := tr.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		b, _ := io.ReadAll(tr)
		fmt.Println(h.Name, string(b), h.FileInfo().Mode(), h.ModTime.Unix())
	}
}
