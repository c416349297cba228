package main

import (
	"fmt"
	"sort"
	"strings"
)

type key string

func main() {
	words := []string{"b", "", "B", "ä", "ab", "a", "aa", "\x00", "a\x00"}
	sort.Strings(words)
	fmt.Printf("%q\n", words)
	a, b := "go", strings.Repeat("g", 1)+"o"
	fmt.Println(a == b, a <= b, a < b, a+"" == b, key(a) == key(b), a != "Go")
	var x, y any = a, key(b)
	fmt.Println(x == y, x == any(b), y == any(key("go")))
	fmt.Println("a" < "a\x00", "Z" < "a", "10" < "9", "é" < "f")
	s := ""
	for i := range 5 {
		s = string(rune('a'+i)) + s + string(rune('A'+i))
	}
	fmt.Println(s, len(s), s[:3]+s[7:])
	s += s
	s += s[:2] + "-" + s[len(s)-2:]
	fmt.Println(s)
	fmt.Println(max("b", "abc", "B"), min("b", "abc", "B", ""), strings.Compare(a, b))
	type pair struct{ a, b string }
	fmt.Println(pair{"x", "y"} == pair{"x", "y"}, [2]string{"a"} == [2]string{"a", ""})
}
