package main

import (
	"encoding/ascii85"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

func main() {
	data := []byte("\x00\xff~nfrun?>")
	for name, e := range map[string]*base64.Encoding{"std": base64.StdEncoding} {
		fmt.Println(name, e.EncodeToString(data))
	}
	fmt.Println(base64.URLEncoding.EncodeToString(data), base64.RawURLEncoding.EncodeToString(data[:3]), base64.StdEncoding.Strict().EncodedLen(5))
	_, err := base64.StdEncoding.DecodeString("a$b=")
	fmt.Printf("%T %v\n", err, err)
	enc := base64.NewEncoding("ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba9876543210-_").WithPadding('*')
	s := enc.EncodeToString([]byte("hello"))
	b, err := enc.DecodeString(s)
	fmt.Println(s, string(b), err)
	fmt.Println(hex.EncodeToString(data))
	fmt.Print(hex.Dump([]byte("0123456789abcdefXYZ\n")))
	_, err = hex.DecodeString("0g")
	fmt.Println(err, errors.Is(err, hex.ErrLength))
	_, err = hex.DecodeString("abc")
	fmt.Println(err, errors.Is(err, hex.ErrLength))
	fmt.Println(base32.StdEncoding.EncodeToString(data), base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString([]byte("hi")))
	var out strings.Builder
	w := base64.NewEncoder(base64.StdEncoding, &out)
	for _, p := range []string{"a", "bc", "defg"} {
		io.WriteString(w, p)
	}
	w.Close()
	r := base64.NewDecoder(base64.StdEncoding, strings.NewReader(out.String()))
	b, err = io.ReadAll(r)
	fmt.Println(out.String(), string(b), err)
	dst := make([]byte, ascii85.MaxEncodedLen(4))
	fmt.Println(string(dst[:ascii85.Encode(dst, []byte("test"))]))
}
