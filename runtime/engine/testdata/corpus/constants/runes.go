package main

import "fmt"

func main() {
	fmt.Println('a', 'é', '世', '\n', '\x41', '\101', '\u00e9', '\U0001F600', '\'', '"')
	fmt.Printf("%T %c %q %U\n", 'x', 'x'+1, '\u2028', '😀')
	s := "\a\b\f\v\\\"\xff\u00ff\377"
	fmt.Println(len(s), []byte(s))
	fmt.Printf("%q %+q %x\n", s, s, s)
	r := `raw \n "quoted"
second line`
	fmt.Printf("%q %d\n", r, len(r))
	var b byte = 'A'
	b |= 0x20
	fmt.Println(string(rune(b)), string(rune(0x4e16)), string(rune(-1)), string(rune(0x110000)))
	c := "const"[2]
	_ = c
	fmt.Println("const"[1:3], "a"+"b"+`c`, "x" < "y", "abc" > "abd", "" == ``)
}
