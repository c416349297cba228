package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
)

// A binary protocol of tagged values, written and read back.
type Tag uint8

const (
	TInt Tag = iota + 1
	TStr
	TList
	TMap
	TNil
)

func (t Tag) String() string {
	return [...]string{"?", "int", "str", "list", "map", "nil"}[min(int(t), 5)]
}

type Encoder struct{ b []byte }

func (e *Encoder) Encode(v any) (err error) {
	switch v := v.(type) {
	case nil:
		e.b = append(e.b, byte(TNil))
	case int:
		e.b = binary.AppendVarint(append(e.b, byte(TInt)), int64(v))
	case string:
		e.b = binary.AppendUvarint(append(e.b, byte(TStr)), uint64(len(v)))
		e.b = append(e.b, v...)
	case []any:
		e.b = binary.AppendUvarint(append(e.b, byte(TList)), uint64(len(v)))
		for i, x := range v {
			if err := e.Encode(x); err != nil {
				return fmt.Errorf("[%d]: %w", i, err)
			}
		}
	case map[string]any:
		e.b = binary.AppendUvarint(append(e.b, byte(TMap)), uint64(len(v)))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if err := errors.Join(e.Encode(k), e.Encode(v[k])); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
		}
	default:
		return fmt.Errorf("cannot encode %T", v)
	}
	return nil
}

type Decoder struct {
	r     *bytes.Reader
	depth int
}

type DecodeError struct {
	Off int64
	Tag Tag
	Err error
}

func (e *DecodeError) Error() string { return fmt.Sprintf("offset %d: %v: %v", e.Off, e.Tag, e.Err) }
func (e *DecodeError) Unwrap() error { return e.Err }

func (d *Decoder) Decode() (v any, err error) {
	off := d.r.Size() - int64(d.r.Len())
	b, err := d.r.ReadByte()
	if err != nil {
		return nil, err
	}
	t := Tag(b)
	defer func() {
		if _, nested := err.(*DecodeError); err != nil && !nested {
			err = &DecodeError{off, t, cmp.Or(map[error]error{io.EOF: io.ErrUnexpectedEOF}[err], err)}
		}
	}()
	switch t {
	case TNil:
		return nil, nil
	case TInt:
		n, err := binary.ReadVarint(d.r)
		return int(n), err
	case TStr:
		n, err := binary.ReadUvarint(d.r)
		if err != nil {
			return nil, err
		}
		if n > uint64(d.r.Len()) {
			return nil, fmt.Errorf("length %d exceeds %d", n, d.r.Len())
		}
		p := make([]byte, n)
		_, err = io.ReadFull(d.r, p)
		return string(p), err
	case TList:
		n, _ := binary.ReadUvarint(d.r)
		l := []any{}
		for range n {
			x, err := d.Decode()
			if err != nil {
				return nil, err
			}
			l = append(l, x)
		}
		return l, nil
	case TMap:
		n, _ := binary.ReadUvarint(d.r)
		m := map[string]any{}
		for range n {
			k, err := d.Decode()
			if err != nil {
				return nil, err
			}
			if m[k.(string)], err = d.Decode(); err != nil {
				return nil, err
			}
		}
		return m, nil
	}
	return nil, errors.New("unknown tag")
}

func main() {
	v := map[string]any{"a": 1, "list": []any{-300, "x", nil, []any{}}, "é": map[string]any{"k": "v"}}
	var e Encoder
	fmt.Println(e.Encode(v), len(e.b))
	fmt.Printf("% x\n", e.b)
	back, err := (&Decoder{r: bytes.NewReader(e.b)}).Decode()
	fmt.Println(back, err, reflect.DeepEqual(back, v))
	fmt.Println(new(Encoder).Encode([]any{1, 2.5}))
	for _, b := range [][]byte{{}, {9}, {2, 5, 'a'}, {3, 1}, {4, 1, 2, 1, 'k', 1, 0x80}} {
		_, err := (&Decoder{r: bytes.NewReader(b)}).Decode()
		fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF))
	}
}
