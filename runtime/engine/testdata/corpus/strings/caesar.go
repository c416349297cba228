package main

import (
	"fmt"
	"strings"
)

func rot(n rune) func(rune) rune {
	return func(r rune) rune {
		switch {
		case r >= 97 && r <= 122:
			return 97 + (r-97+n+26)%26
		case r >= 65 && r <= 90:
			return 65 + (r-65+n+26)%26
		}
		return r
	}
}
func pal(s string) bool {
	r := []rune(strings.ToLower(s))
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		if r[i] != r[j] {
			return false
		}
	}
	return true
}

func main() {
	e := strings.Map(rot(13), "Hello, Zebra")
	fmt.Println(e, strings.Map(rot(-13), e), pal("Été"), pal("ab"))
}
