package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type base interface {
	Name() string
	Size() int
}
type file struct{ n string }

func (f file) Name() string { return f.n }
func (f file) Size() int    { return len(f.n) }

type big struct {
	base
	factor int
}

func (b big) Size() int { return b.base.Size() * b.factor }

type errReader struct {
	io.Reader
	after int
}

func (e *errReader) Read(p []byte) (int, error) {
	if e.after == 0 {
		return 0, errors.New("broken")
	}
	e.after--
	return e.Reader.Read(p[:min(2, len(p))])
}

func main() {
	b := big{big{file{"abc"}, 2}, 5}
	var x base = b
	fmt.Println(x.Name(), x.Size(), b.base.(big).base.Size())
	data, err := io.ReadAll(&errReader{strings.NewReader("abcdef"), 2})
	fmt.Println(string(data), err)
	type named interface{ Name() string }
	_, ok := any(b).(named)
	f := b.Name
	b.base = file{"changed"}
	fmt.Println(ok, f(), b.Name(), b.Size())
	defer func() { fmt.Println(recover()) }()
	big{}.Name()
}
