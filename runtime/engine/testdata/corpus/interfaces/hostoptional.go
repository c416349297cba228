package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

type src struct{ n int }

func (s *src) Read(p []byte) (int, error) {
	if s.n == 0 {
		return 0, io.EOF
	}
	s.n--
	return copy(p, "x"), nil
}

func (s *src) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, "via WriteTo")
	return int64(n), err
}

type temp struct{ msg string }

func (t temp) Error() string        { return t.msg }
func (t temp) Is(target error) bool { return target == io.EOF }
func (t temp) Unwrap() error        { return io.ErrClosedPipe }

type deg float64

func (d deg) String() string { return fmt.Sprintf("%.1f°", float64(d)) }

type upper struct{ w io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }

func main() {
	var b strings.Builder
	n, err := io.Copy(&b, &src{3})
	fmt.Println(n, err, b.String())
	b.Reset()
	n, err = io.Copy(&b, struct{ io.Reader }{&src{3}})
	fmt.Println(n, err, b.String())
	err = fmt.Errorf("ctx: %w", temp{"t"})
	var t temp
	fmt.Println(errors.Is(err, io.EOF), errors.Is(err, io.ErrClosedPipe), errors.Is(err, io.ErrNoProgress), errors.As(err, &t), t.msg)
	fmt.Println([]deg{1, 2.55}, map[string]deg{"k": 3}, struct{ D deg }{4}, &struct{ D deg }{5})
	fmt.Fprintf(upper{&b}, "%v-%s", deg(1), "low")
	fmt.Println(b.String())
	sort.Sort(sort.Reverse(sort.StringSlice([]string{"a"})))
	r, w := io.Pipe()
	go func() { fmt.Fprint(upper{w}, "piped"); w.CloseWithError(temp{"end"}) }()
	all, err := io.ReadAll(r)
	fmt.Println(string(all), err)
}
