package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

type Event struct {
	Op string `json:"op"`
	N  int    `json:"n"`
}

func main() {
	in := `{"op":"add","n":1} {"op":"sub","n":2}
{"op":"mul"}[1,2]"tail"`
	d := json.NewDecoder(strings.NewReader(in))
	for range 3 {
		var e Event
		err := d.Decode(&e)
		fmt.Println(e, err, d.InputOffset(), d.More())
	}
	var a []int
	fmt.Println(d.Decode(&a), a)
	var s string
	fmt.Println(d.Decode(&s), s)
	fmt.Println(d.Decode(&s) == io.EOF)
	d = json.NewDecoder(strings.NewReader(`{"list":[{"op":"x","n":3},{"op":"y","n":4}],"end":null}`))
	for {
		tok, err := d.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v\n", tok, tok)
		if tok == json.Delim('[') {
			for d.More() {
				var e Event
				fmt.Println("element", d.Decode(&e), e)
			}
		}
	}
	d = json.NewDecoder(strings.NewReader(`{"op":"a","extra":1}`))
	d.DisallowUnknownFields()
	var e Event
	fmt.Println(d.Decode(&e))
	d = json.NewDecoder(strings.NewReader(`{"n":12345678901234567890}`))
	d.UseNumber()
	var v any
	fmt.Println(d.Decode(&v))
	fmt.Printf("%T %v\n", v.(map[string]any)["n"], v)
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "\t")
	enc.SetEscapeHTML(false)
	enc.Encode(Event{"<&>", 1})
	enc.Encode([]Event{})
	fmt.Print(out.String())
}
