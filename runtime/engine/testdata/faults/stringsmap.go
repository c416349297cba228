package main

import "strings"

func main() {
	strings.Map(func(r rune) rune {
		var p *int
		return rune(*p)
	}, "abc")
}
