package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

func main() {
	b := []byte("Hello, World")
	fmt.Println(bytes.Equal(b, []byte("Hello, World")), bytes.Compare(b, []byte("Help")), bytes.Contains(b, []byte("lo,")), string(bytes.ToUpper(b)))
	parts := bytes.Split([]byte("a-b-c"), []byte("-"))
	parts[0] = append(parts[0], 'X')
	fmt.Printf("%q %s\n", parts, bytes.Join(parts, []byte("+")))
	fmt.Printf("%q %q\n", bytes.Fields([]byte(" x  y ")), bytes.TrimSpace([]byte("\t z \n")))
	fmt.Println(string(bytes.Map(func(r rune) rune {
		if r == 'l' {
			return 'é'
		}
		return r
	}, b)), bytes.IndexByte(b, 'o'), bytes.LastIndexByte(b, 'o'))
	for s := range bytes.SplitSeq([]byte("1;2;3"), []byte{';'}) {
		fmt.Printf("%s.", s)
	}
	fmt.Println(bytes.Runes([]byte("aé")), bytes.HasSuffix(b, nil), bytes.Clone(nil) == nil)
	br := bytes.NewReader(b)
	p := make([]byte, 4)
	n, err := br.ReadAt(p, 10)
	fmt.Println(n, err, string(p[:n]))
	var out bytes.Buffer
	m, err := br.WriteTo(&out)
	fmt.Println(m, err, out.Len())
	var pipe bytes.Buffer
	nn, err := pipe.ReadFrom(io.LimitReader(strings.NewReader("0123456789"), 4))
	fmt.Println(nn, err, pipe.String(), bytes.MinRead)
	k, v, ok := bytes.Cut([]byte("k=v=w"), []byte("="))
	fmt.Printf("%s %s %v\n", k, v, ok)
}
