package main

import (
	"fmt"
	"strings"
)

func main() {
	s := "né日\xff😀"
	for i := 0; i < len(s); i++ {
		fmt.Printf("%02x ", s[i])
	}
	fmt.Println()
	for i, r := range s {
		fmt.Printf("%d:%c(%d) ", i, r, r)
	}
	fmt.Println()
	n := 0
	for range s {
		n++
	}
	fmt.Println(n, len(s), strings.ToUpper(s[:3]), strings.Count(s, ""))
	var rev []rune
	for _, r := range s[:6] {
		rev = append([]rune{r}, rev...)
	}
	fmt.Println(string(rev))
	for i := range s {
		if i > 3 {
			break
		}
		fmt.Print(i, " ")
	}
	for _, b := range []byte(s[:2]) {
		fmt.Print(b, " ")
	}
	fmt.Println()
}
