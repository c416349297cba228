package main

import "fmt"

type bytes []byte
type runes []rune
type str string
type b8 byte

func main() {
	s := "héy"
	b := []byte(s)
	b[0] = 'H'
	fmt.Println(s, string(b), b, []rune(s))
	fmt.Println(str(bytes("abc")), string(runes("日本")), runes(str("xé")), string([]b8{'a', 'b'}))
	var nilb []byte
	fmt.Println(string(nilb) == "", []byte("") == nil, len([]byte("")), []rune("") == nil)
	b = append(b, "tail"...)
	n := copy(b, "XY")
	n2 := copy(b[2:4], "longer")
	fmt.Println(string(b), n, n2)
	b = append([]byte(nil), s[1:3]...)
	fmt.Printf("%s %v %T\n", b, b, append(bytes{}, "q"...))
	fmt.Println(string(rune('a'+1)), string(byte(65)), string(rune(0x1F600)), fmt.Sprint(string(b) == "é"))
	switch string(b) {
	case "é":
		fmt.Println("matched")
	}
	m := map[string]int{"k": 1}
	fmt.Println(m[string([]byte{'k'})])
	for i, c := range []byte("añ") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
}
