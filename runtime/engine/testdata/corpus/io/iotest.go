package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

type mine struct {
	s   string
	off int
}

func (m *mine) Read(p []byte) (int, error) {
	if m.off >= len(m.s) {
		return 0, io.EOF
	}
	n := copy(p, m.s[m.off:])
	m.off += n
	return n, nil
}

func main() {
	fmt.Println(iotest.TestReader(&mine{s: "some content"}, []byte("some content")))
	fmt.Println(iotest.TestReader(&mine{s: "other"}, []byte("some")) != nil)
	for _, r := range []io.Reader{iotest.OneByteReader(&mine{s: "abc"}), iotest.HalfReader(&mine{s: "abc"}), iotest.DataErrReader(&mine{s: "abc"}), iotest.ErrReader(errors.New("e")), iotest.TimeoutReader(iotest.OneByteReader(&mine{s: "ab"}))} {
		b, err := io.ReadAll(r)
		fmt.Println(string(b), err)
	}
	var sb strings.Builder
	w := iotest.TruncateWriter(&sb, 4)
	bw := bufio.NewWriter(w)
	bw.WriteString("123456")
	fmt.Println(bw.Flush(), sb.String())
}
