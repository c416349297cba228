package main

import (
	"fmt"
	"strings"
	"unicode"
)

type Caser struct{ up bool }

func (c *Caser) Map(r rune) rune {
	c.up = !c.up
	if c.up {
		return unicode.ToUpper(r)
	}
	if r == 'x' {
		return -1
	}
	return r
}

func main() {
	c := &Caser{}
	fmt.Println(strings.Map(c.Map, "abcxdéfx"))
	fmt.Printf("%q\n", strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Println(strings.IndexFunc("abc DEF", unicode.IsUpper), strings.TrimFunc("123abc456", func(r rune) bool { return r < 'a' }))
	rp := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "b", "b", "a")
	fmt.Println(rp.Replace("<ab>"))
	for l := range strings.Lines("x\ny\nz") {
		fmt.Printf("%q ", l)
	}
	for s := range strings.SplitSeq("a,b,,c", ",") {
		fmt.Printf("%q ", s)
	}
	for s := range strings.FieldsFuncSeq("k=v w", func(r rune) bool { return r == '=' || r == ' ' }) {
		fmt.Print(s, ";")
	}
	fmt.Println()
	before, after, ok := strings.Cut("key: value", ": ")
	fmt.Println(before, after, ok, strings.EqualFold("ß", "SS"), strings.EqualFold("Go", "GO"), strings.Title("hello wOrld"))
	fmt.Printf("%q %q %q\n", strings.Split("", ","), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("abc", ""), strings.LastIndex("go gopher", "go"), strings.IndexAny("golang", "ny"), strings.ContainsAny("", ""))
	fmt.Println(strings.ToTitle("ǆ"), strings.ToValidUTF8("a\xffb", "?"), strings.Repeat("ab", 3), strings.TrimLeft("xxyx", "x"), strings.TrimPrefix("prefix", "pre"))
	defer func() { fmt.Println(recover()) }()
	strings.Repeat("x", -1)
}
