package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
)

type nopw struct{ io.Writer }

func (nopw) Close() error { return nil }

func main() {
	text := strings.Repeat("the quick brown fox ", 50)
	codecs := []struct {
		name string
		w    func(io.Writer) io.WriteCloser
		r    func(io.Reader) (io.Reader, error)
	}{
		{"gzip", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
		{"zlib", func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) }},
		{"flate", func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 9); return f }, func(r io.Reader) (io.Reader, error) { return flate.NewReader(r), nil }},
		{"lzw", func(w io.Writer) io.WriteCloser { return lzw.NewWriter(w, lzw.LSB, 8) }, func(r io.Reader) (io.Reader, error) { return lzw.NewReader(r, lzw.LSB, 8), nil }},
		{"none", func(w io.Writer) io.WriteCloser { return nopw{w} }, func(r io.Reader) (io.Reader, error) { return r, nil }},
	}
	for _, c := range codecs {
		var buf bytes.Buffer
		w := c.w(&buf)
		io.Copy(w, iotestReader{strings.NewReader(text)})
		w.Close()
		n := buf.Len()
		r, err := c.r(&buf)
		b, err2 := io.ReadAll(r)
		fmt.Println(c.name, n <= len(text), err, string(b) == text, err2)
		_, err = c.r(strings.NewReader("garbage that is not compressed"))
		fmt.Println(err)
	}
	_, err := io.ReadAll(flate.NewReader(strings.NewReader("\xff\xff")))
	var ce flate.CorruptInputError
	fmt.Println(err, errors.As(err, &ce))
	var b bytes.Buffer
	g, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	g.Name, g.Comment = "n.txt", "c"
	g.Write([]byte("x"))
	g.Close()
	gr, _ := gzip.NewReader(&b)
	fmt.Println(gr.Name, gr.Comment, gr.ModTime.IsZero())
}

type iotestReader struct{ r io.Reader }

func (i iotestReader) Read(p []byte) (int, error) { return i.r.Read(p[:min(len(p), 7)]) }
