package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type chunk struct {
	parts []string
	err   error
}

func (c *chunk) Read(p []byte) (int, error) {
	if len(c.parts) == 0 {
		return 0, cmp.Or(c.err, io.EOF)
	}
	n := copy(p, c.parts[0])
	c.parts = c.parts[1:]
	return n, nil
}

type logw struct{ sizes []int }

func (l *logw) Write(p []byte) (int, error) { l.sizes = append(l.sizes, len(p)); return len(p), nil }

func main() {
	r := bufio.NewReaderSize(&chunk{parts: []string{"ab", "c\nde", "f", "\nlast"}}, 16)
	for {
		s, err := r.ReadString('\n')
		fmt.Printf("%q %v\n", s, err)
		if err != nil {
			break
		}
	}
	r = bufio.NewReader(&chunk{parts: []string{"xyz"}, err: errors.New("dead")})
	p, err := r.Peek(2)
	fmt.Printf("%s %v %d\n", p, err, r.Buffered())
	c, _ := r.ReadByte()
	r.UnreadByte()
	n, err := r.Discard(10)
	fmt.Println(string(c), n, err)
	l := &logw{}
	w := bufio.NewWriterSize(l, 16)
	for range 5 {
		w.WriteString("0123456")
	}
	w.WriteRune('é')
	fmt.Println(l.sizes, w.Buffered(), w.Available())
	fmt.Println(w.Flush())
	fmt.Println(l.sizes)
	sc := bufio.NewScanner(strings.NewReader("one two  three"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	sc = bufio.NewScanner(strings.NewReader("10,20,,x"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q", sc.Text())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	sc.Buffer(make([]byte, 10), 20)
	fmt.Println(sc.Scan(), sc.Err(), errors.Is(sc.Err(), bufio.ErrTooLong))
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("q")), bufio.NewWriter(os.Stdout))
	rw.WriteString("rw\n")
	rw.Flush()
}
