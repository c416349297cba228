package main

import (
	"encoding"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math/big"
	"net/netip"
	"strconv"
	"time"
)

type Hex uint32

func (h Hex) AppendText(b []byte) ([]byte, error) { return fmt.Appendf(b, "%08x", uint32(h)), nil }
func (h Hex) MarshalText() ([]byte, error)        { return h.AppendText(nil) }
func (h *Hex) UnmarshalText(b []byte) error {
	n, err := strconv.ParseUint(string(b), 16, 32)
	*h = Hex(n)
	return err
}

type Bin struct{ a, b byte }

func (v Bin) AppendBinary(b []byte) ([]byte, error) { return append(b, v.a, v.b), nil }

func render(vs ...any) string {
	b := []byte{'|'}
	for _, v := range vs {
		switch v := v.(type) {
		case encoding.TextAppender:
			b, _ = v.AppendText(b)
		case encoding.BinaryAppender:
			b = append(b, "bin:"...)
			b, _ = v.AppendBinary(b)
		case encoding.TextMarshaler:
			t, _ := v.MarshalText()
			b = append(b, t...)
		default:
			b = fmt.Append(b, v)
		}
		b = append(b, '|')
	}
	return string(b)
}

func main() {
	fmt.Println(render(Hex(255), Bin{'x', 'y'}, netip.MustParseAddr("::1"), 5, time.Unix(0, 0).UTC(), big.NewInt(7)))
	b, err := json.Marshal(map[Hex][]Hex{1: {2, 3}})
	fmt.Println(string(b), err)
	var m map[Hex][]Hex
	fmt.Println(json.Unmarshal(b, &m), m)
	x, err := xml.Marshal(struct {
		XMLName struct{} `xml:"r"`
		A       Hex      `xml:"a,attr"`
		B       []Hex
	}{A: 10, B: []Hex{11, 12}})
	fmt.Println(string(x), err)
	var d Hex
	fmt.Println(json.Unmarshal([]byte(`"xyz"`), &d))
}
