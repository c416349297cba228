package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i := range p[:n] {
		switch c := p[i]; {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		}
	}
	return n, err
}

type counting struct {
	io.Writer
	n int
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += n
	return n, err
}

func main() {
	io.Copy(os.Stdout, rot13{strings.NewReader("uryyb\n")})
	var buf bytes.Buffer
	c := &counting{Writer: &buf}
	zw := gzip.NewWriter(c)
	io.WriteString(zw, strings.Repeat("data", 100))
	zw.Close()
	zr, err := gzip.NewReader(&buf)
	b, _ := io.ReadAll(zr)
	fmt.Println(len(b), c.n > 0, err)
	fmt.Println(hex.EncodeToString(sha256.New().Sum(nil))[:16], crc32.ChecksumIEEE([]byte("x")), base64.StdEncoding.EncodeToString([]byte("hello")))
	rows, err := csv.NewReader(strings.NewReader("a,b\n\"x,1\",2\n")).ReadAll()
	fmt.Println(rows, err)
	binary.Write(&buf, binary.BigEndian, struct {
		A uint16
		B int32
	}{1, -2})
	fmt.Println(buf.Bytes(), binary.LittleEndian.Uint32([]byte{1, 0, 0, 0}))
	dir, _ := os.MkdirTemp("", "lang")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "f.txt")
	fmt.Println(os.WriteFile(name, []byte("line1\nline2\n"), 0o600))
	data, _ := os.ReadFile(name)
	fmt.Printf("%q %s\n", data, filepath.Base(name))
	var arch bytes.Buffer
	w := zip.NewWriter(&arch)
	f, _ := w.Create("a.txt")
	f.Write([]byte("zipped"))
	w.Close()
	r, _ := zip.NewReader(bytes.NewReader(arch.Bytes()), int64(arch.Len()))
	fmt.Println(r.File[0].Name, r.File[0].UncompressedSize64)
}
