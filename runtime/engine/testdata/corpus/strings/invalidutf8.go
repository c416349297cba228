package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	s := "a\xff\xc0é\xe4\xb8世\xed\xa0\x80z"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	fmt.Println([]rune(s), len([]rune(s)), len(s), utf8.ValidString(s), utf8.RuneCountInString(s))
	t := string([]rune(s))
	fmt.Println(len(t), t == s, utf8.ValidString(t))
	fmt.Printf("%q %+q %x\n", s, s, s)
	b := []byte(s)
	b[1] = 'b'
	fmt.Printf("%q %q\n", b, s[1:4])
	fmt.Println(string([]rune{'a', -1, 0xd800, 0x10ffff, 0x110000}) == "a\ufffd\ufffd\U0010ffff\ufffd")
	m := map[string]int{"\xff": 1, "\xfe": 2, "\ufffd": 3}
	fmt.Println(m["\xff"], m["\xfe"], m["\ufffd"], len(m))
	fmt.Println("\xff" < "\ufffd", "\xff" == "\xff", "é" > "z")
	for i := range "x\xf0\x9f" {
		fmt.Print(i, " ")
	}
	for range "日本" {
		fmt.Print(".")
	}
	fmt.Println()
}
