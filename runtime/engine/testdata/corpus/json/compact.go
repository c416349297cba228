package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

func main() {
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(" { \"a\" : [ 1 , 2 ] } ")), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,{"b":null}],"c":{}}`), "#", "  "))
	fmt.Println(buf.String())
	buf.Reset()
	json.HTMLEscape(&buf, []byte(`"<a href='x'>&\u2028"`))
	fmt.Println(buf.String())
	fmt.Println(json.Compact(&buf, []byte(`{]`)))
	var n json.Number = "12.50"
	f, err := n.Float64()
	fmt.Println(f, err)
	i, err := n.Int64()
	fmt.Println(i, err, n)
	b, err := json.Marshal(map[string]any{"f": 1e21, "g": 1e-7, "h": 100000.0, "i": float32(0.1), "n": n, "u": uint64(1 << 63), "nan": nil})
	fmt.Println(string(b), err)
}
