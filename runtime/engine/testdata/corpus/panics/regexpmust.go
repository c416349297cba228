package main

import (
	"fmt"
	"regexp"
)

var re = regexp.MustCompile(`(unclosed`)

func main() { fmt.Println(re) }
