package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

type Class func(rune) bool

func main() {
	classes := []struct {
		name string
		f    Class
	}{{"letter", unicode.IsLetter}, {"digit", unicode.IsDigit}, {"space", unicode.IsSpace}, {"punct", unicode.IsPunct}, {"upper", unicode.IsUpper}, {"sym", unicode.IsSymbol}, {"han", func(r rune) bool { return unicode.Is(unicode.Han, r) }}}
	for _, r := range "aZ5 \t!é世€٣ǅ" {
		var in []string
		for _, c := range classes {
			if c.f(r) {
				in = append(in, c.name)
			}
		}
		fmt.Printf("%q %v %q\n", r, in, unicode.ToUpper(r))
	}
	fmt.Println(unicode.In('x', unicode.Latin, unicode.Greek), unicode.SimpleFold('K'), string(unicode.SimpleFold('k')))
	s := "a\xffé\xe4\xb8"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(utf8.ValidString(s), utf8.RuneCountInString(s), len([]rune(s)), []byte(string([]rune(s))))
	r, n := utf8.DecodeLastRuneInString(s)
	fmt.Println(r, n, utf8.RuneLen('世'), utf8.AppendRune(nil, '€'), utf8.FullRune([]byte{0xe4}), string(rune(-1)), string(rune(0x10ffff+1)))
	e := utf16.Encode([]rune("a😀"))
	fmt.Printf("%x %s %v\n", e, string(utf16.Decode(e)), utf16.IsSurrogate(0xd800))
}
