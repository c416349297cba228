package main

import (
	"fmt"
	"html"
	"index/suffixarray"
	"regexp"
	"slices"
	"strings"
)

func main() {
	text := []byte("banana bandana")
	ix := suffixarray.New(text)
	off := ix.Lookup([]byte("ana"), -1)
	slices.Sort(off)
	fmt.Println(off, len(ix.Bytes()))
	fmt.Println(ix.FindAllIndex(regexp.MustCompile(`ba.`), -1))
	fmt.Println(html.EscapeString("<a&b>"), strings.Compare("a", "b"))
}
