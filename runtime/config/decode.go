package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A document is a TOML file and where its keys stand.
type document struct {
	name   string
	places map[string]place // by key path
}

type place struct{ line, column int }

// A mistake is an error that has no position yet.
type mistake struct {
	path    []string // of the key
	message string
	hint    string
}

// decode reads a document into a struct with toml tags, on top of what is in
// it. A key that has no field is an error.
func decode(name string, b []byte, into any) (*document, error) {
	if !utf8.Valid(b) {
		return nil, &Error{File: name, Message: "the file is not UTF-8", Cure: "save it as UTF-8"}
	}
	b = []byte(strings.TrimPrefix(string(b), "\uFEFF"))
	var values map[string]any
	if err := toml.Unmarshal(b, &values); err != nil {
		e := &Error{File: name, Message: strings.TrimPrefix(err.Error(), "toml: ")}
		if at, ok := errors.AsType[*toml.DecodeError](err); ok {
			e.Line, e.Column = at.Position()
		}
		e.Message = strings.ReplaceAll(e.Message, "\n", " ")
		return nil, e
	}
	doc := &document{name: name, places: locate(b)}
	return doc, doc.first(assign(nil, values, reflect.ValueOf(into).Elem()))
}

// first returns the mistake that stands first in the file; nil if there is
// none.
func (d *document) first(mistakes []mistake) error {
	if len(mistakes) == 0 {
		return nil
	}
	found := make([]*Error, len(mistakes))
	for i, m := range mistakes {
		e := &Error{File: d.name, Message: m.message, Cure: m.hint}
		for path := m.path; len(path) > 0 && e.Line == 0; path = path[:len(path)-1] {
			at := d.places[key(path)]
			e.Line, e.Column = at.line, at.column
		}
		found[i] = e
	}
	return slices.MinFunc(found, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
}

func key(path []string) string { return strings.Join(path, "\x00") }

// locate finds where the keys stand.
func locate(b []byte) map[string]place {
	places := map[string]place{}
	var p unstable.Parser
	p.Reset(b)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		var path []string
		if e.Kind == unstable.KeyValue {
			path = slices.Clone(table)
		}
		for it := e.Key(); it.Next(); {
			n := it.Node()
			path = append(path, string(n.Data))
			if k := key(path); places[k].line == 0 {
				at := p.Shape(n.Raw).Start
				places[k] = place{at.Line, at.Column}
			}
		}
		if e.Kind == unstable.Table || e.Kind == unstable.ArrayTable {
			table = path
		}
	}
	return places
}

var ( // types that are not what their kind says
	bytesType    = reflect.TypeFor[Bytes]()
	durationType = reflect.TypeFor[Duration]()
)

// assign puts a decoded value into a variable.
func assign(path []string, v any, into reflect.Value) []mistake {
	t := into.Type()
	wrong := func(want, hint string) []mistake {
		return []mistake{{path, fmt.Sprintf("%s has to be %s, not %s", dotted(path), want, kindOf(v)), hint}}
	}
	switch t {
	case bytesType:
		return assignBytes(path, v, into, wrong)
	case durationType:
		s, ok := v.(string)
		if !ok {
			return wrong("a duration", durationHint(path))
		}
		d, err := time.ParseDuration(s)
		if err != nil {
			return []mistake{{path, fmt.Sprintf("%s: %q is no duration", dotted(path), s), durationHint(path)}}
		}
		into.SetInt(int64(d))
		return nil
	}
	switch t.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(t.Elem()))
		return assign(path, v, into.Elem())
	case reflect.Struct:
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("a table", "")
		}
		return assignStruct(path, m, into)
	case reflect.Map:
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("a table", "")
		}
		return assignMap(path, m, into)
	case reflect.Slice:
		list, ok := v.([]any)
		if !ok {
			return wrong("a list", fmt.Sprintf("write %s = [%q]", path[len(path)-1], "…"))
		}
		into.Set(reflect.MakeSlice(t, len(list), len(list)))
		var mistakes []mistake
		for i, x := range list {
			if m := assign(path, x, into.Index(i)); m != nil {
				mistakes = append(mistakes, mistake{path, fmt.Sprintf("%s has to be a list of strings; one is %s", dotted(path), kindOf(x)), ""})
			}
		}
		return mistakes
	case reflect.String:
		s, ok := v.(string)
		if !ok {
			return wrong("a string", "put it in quotes")
		}
		into.SetString(s)
	case reflect.Bool:
		b, ok := v.(bool)
		if !ok {
			return wrong("true or false", "")
		}
		into.SetBool(b)
	case reflect.Int:
		n, ok := v.(int64)
		if !ok || into.OverflowInt(n) {
			return wrong("an integer", "")
		}
		into.SetInt(n)
	default: // any
		into.Set(reflect.ValueOf(v))
	}
	return nil
}

func assignBytes(path []string, v any, into reflect.Value, wrong func(want, hint string) []mistake) []mistake {
	hint := fmt.Sprintf(`write e.g. %s = "64MB"`, path[len(path)-1])
	switch v := v.(type) {
	case int64:
		into.SetInt(v)
	case string:
		n, err := ParseBytes(v)
		if err != nil {
			return []mistake{{path, dotted(path) + ": " + err.Error(), hint}}
		}
		into.SetInt(int64(n))
	default:
		return wrong("a size", hint)
	}
	return nil
}

func durationHint(path []string) string {
	return fmt.Sprintf(`write e.g. %s = "3s" or "1m30s"`, path[len(path)-1])
}

func assignStruct(path []string, m map[string]any, into reflect.Value) []mistake {
	fields := map[string]int{}
	for i := range into.NumField() {
		if tag := into.Type().Field(i).Tag.Get("toml"); tag != "" && tag != "-" {
			fields[tag] = i
		}
	}
	var mistakes []mistake
	for name, v := range m {
		at := append(slices.Clone(path), name)
		i, ok := fields[name]
		if !ok {
			mistakes = append(mistakes, unknown(at, slices.Sorted(maps.Keys(fields))))
			continue
		}
		mistakes = append(mistakes, assign(at, v, into.Field(i))...)
	}
	return mistakes
}

func assignMap(path []string, m map[string]any, into reflect.Value) []mistake {
	var mistakes []mistake
	into.Set(reflect.MakeMapWithSize(into.Type(), len(m)))
	for name, v := range m {
		x := reflect.New(into.Type().Elem()).Elem()
		mistakes = append(mistakes, assign(append(slices.Clone(path), name), v, x)...)
		into.SetMapIndex(reflect.ValueOf(name), x)
	}
	return mistakes
}

func unknown(path, known []string) mistake {
	m := mistake{path: path, message: fmt.Sprintf("unknown key %q", dotted(path))}
	if near := nearest(path[len(path)-1], known); near != "" {
		m.hint = fmt.Sprintf("did you mean %q?", near)
	} else {
		m.hint = "known here: " + strings.Join(known, ", ")
	}
	return m
}

func dotted(path []string) string { return strings.Join(path, ".") }

// kindOf names a decoded value for people.
func kindOf(v any) string {
	switch v.(type) {
	case string:
		return "a string"
	case int64:
		return "an integer"
	case float64:
		return "a float"
	case bool:
		return "true or false"
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "a date or time"
}
