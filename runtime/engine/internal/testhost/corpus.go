package testhost

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// ReadCorpus reads the seeds of a fuzz target, files as go test -fuzz writes them. A folder that is not there has none.
func (d *Deps) ReadCorpus(dir string, types []reflect.Type) ([]corpusEntry, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var list []corpusEntry
	var errs []error
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		name := filepath.Join(dir, f.Name())
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseCorpus(string(b))
		if err != nil {
			err = fmt.Errorf("unmarshal: %v", err)
		} else {
			err = d.CheckCorpus(values, types)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%q: %v", name, err))
			continue
		}
		list = append(list, corpusEntry{Path: name, Values: values})
	}
	return list, errors.Join(errs...)
}

// parseCorpus reads a corpus file: a line with the version, and a Go conversion of a literal on each other line.
func parseCorpus(s string) ([]any, error) {
	version, rest, ok := strings.Cut(s, "\n")
	switch {
	case s == "":
		return nil, errors.New("cannot unmarshal empty string")
	case !ok:
		return nil, errors.New("must include version and at least one value")
	case strings.TrimSuffix(version, "\r") != "go test fuzz v1":
		return nil, fmt.Errorf("unknown encoding version: %s", version)
	}
	var values []any
	for line := range strings.Lines(rest) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		v, err := parseValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, v)
	}
	return values, nil
}

// numbers are the types that a corpus holds, besides bool, string and []byte.
var numbers = map[string]reflect.Type{
	"int": reflect.TypeFor[int](), "int8": reflect.TypeFor[int8](), "int16": reflect.TypeFor[int16](), "int32": reflect.TypeFor[int32](),
	"int64": reflect.TypeFor[int64](), "rune": reflect.TypeFor[rune](), "byte": reflect.TypeFor[byte](), "uint": reflect.TypeFor[uint](),
	"uint8": reflect.TypeFor[uint8](), "uint16": reflect.TypeFor[uint16](), "uint32": reflect.TypeFor[uint32](), "uint64": reflect.TypeFor[uint64](),
	"float32": reflect.TypeFor[float32](), "float64": reflect.TypeFor[float64](),
	"math.Float32frombits": reflect.TypeFor[uint32](), "math.Float64frombits": reflect.TypeFor[uint64](),
}

func parseValue(line string) (any, error) {
	e, err := parser.ParseExpr(line)
	if err != nil {
		return nil, err
	}
	call, ok := e.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, errors.New("expected call expression with 1 argument")
	}
	// the offsets are those of the line: positions begin at 1
	fun, arg := line[call.Fun.Pos()-1:call.Fun.End()-1], line[call.Args[0].Pos()-1:call.Args[0].End()-1]
	kind := token.ILLEGAL
	if lit, ok := call.Args[0].(*ast.BasicLit); ok {
		kind = lit.Kind
	}
	switch t := numbers[fun]; {
	case fun == "bool":
		if arg != "true" && arg != "false" {
			return nil, errors.New("true or false required for type bool")
		}
		return arg == "true", nil
	case fun == "string" || fun == "[]byte":
		if kind != token.STRING {
			return nil, fmt.Errorf("string literal required for type %s", fun)
		}
		s, err := strconv.Unquote(arg)
		if fun == "[]byte" {
			return []byte(s), err
		}
		return s, err
	case t == nil:
		return nil, errors.New("expected []byte or primitive type")
	case kind == token.CHAR:
		return character(fun, arg)
	default:
		return number(fun, arg, t)
	}
}

func character(fun, arg string) (any, error) {
	c, _, _, err := strconv.UnquoteChar(arg[1:len(arg)-1], '\'')
	switch {
	case err != nil:
		return nil, err
	case fun == "rune":
		return c, nil
	case fun != "byte":
		return nil, fmt.Errorf("literal value required for type %s", fun)
	case c >= 256:
		return nil, errors.New("can only encode single byte to a byte type")
	}
	return byte(c), nil
}

func number(fun, arg string, t reflect.Type) (any, error) {
	v := reflect.New(t).Elem()
	var err error
	switch {
	case v.CanInt():
		bits := t.Bits()
		if t.Kind() == reflect.Int {
			bits = 64 // written on a machine with larger ints, it wraps
		}
		var n int64
		n, err = strconv.ParseInt(arg, 0, bits)
		v.SetInt(n)
	case v.CanUint():
		bits := t.Bits()
		if t.Kind() == reflect.Uint {
			bits = 64
		}
		var n uint64
		n, err = strconv.ParseUint(arg, 0, bits)
		v.SetUint(n)
	default:
		var x float64
		x, err = strconv.ParseFloat(arg, t.Bits())
		v.SetFloat(x)
	}
	switch {
	case err != nil:
		return nil, err
	case fun == "math.Float32frombits":
		return math.Float32frombits(uint32(v.Uint())), nil
	case fun == "math.Float64frombits":
		return math.Float64frombits(v.Uint()), nil
	}
	return v.Interface(), nil
}
