package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

type Section struct {
	name string
	keys []string
	vals map[string]Value
}

type Value struct {
	raw  string
	line int
}

func (v Value) Int() (int, error)   { n, err := strconv.Atoi(v.raw); return n, v.at(err) }
func (v Value) Bool() (bool, error) { b, err := strconv.ParseBool(v.raw); return b, v.at(err) }
func (v Value) List() []string {
	return strings.FieldsFunc(v.raw, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}
func (v Value) at(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("line %d: %w", v.line, err)
}

type ParseError struct {
	Line int
	Text string
}

func (e *ParseError) Error() string { return fmt.Sprintf("line %d: cannot parse %q", e.Line, e.Text) }

func Parse(src string) (sections []*Section, err error) {
	cur := &Section{vals: map[string]Value{}}
	sections = []*Section{cur}
	n := 0
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimSpace(line)
		if i := strings.IndexAny(line, "#;"); i >= 0 && !strings.Contains(line[:i], `"`) {
			line = strings.TrimSpace(line[:i])
		}
		switch {
		case line == "":
		case line[0] == '[' && line[len(line)-1] == ']':
			cur = &Section{name: line[1 : len(line)-1], vals: map[string]Value{}}
			sections = append(sections, cur)
		default:
			k, v, ok := strings.Cut(line, "=")
			if !ok {
				return sections, &ParseError{n, line}
			}
			k, v = strings.TrimSpace(k), strings.TrimSpace(v)
			if u, err := strconv.Unquote(v); err == nil {
				v = u
			}
			if _, dup := cur.vals[k]; !dup {
				cur.keys = append(cur.keys, k)
			}
			cur.vals[k] = Value{v, n}
		}
	}
	return sections, nil
}

func main() {
	src := "top = 1\n\n[net]\nhost = \"a # b\" \nport=8080 # comment\n; full line\nport = 9090\nlist = x, y  z\n[flags]\non = true\nbad = maybe\n"
	secs, err := Parse(src)
	fmt.Println(len(secs), err)
	for _, s := range secs {
		fmt.Printf("[%s] %v\n", s.name, s.keys)
		for _, k := range s.keys {
			fmt.Printf("  %s=%+v\n", k, s.vals[k])
		}
	}
	fmt.Println(secs[1].vals["port"].Int())
	fmt.Println(secs[2].vals["on"].Bool())
	fmt.Println(secs[2].vals["bad"].Bool())
	fmt.Printf("%q %v\n", secs[1].vals["list"].List(), secs[0].vals["none"])
	_, err = Parse("a = 1\nnonsense here\n")
	var pe *ParseError
	fmt.Println(err, errors.As(err, &pe), pe.Line)
}
