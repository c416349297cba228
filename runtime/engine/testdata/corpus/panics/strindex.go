package main

import (
	"fmt"
	"os"
)

func main() {
	s := "héllo"
	i := len(s) + len(os.Args) - 1
	fmt.Println(s[1:3], len(s))
	_ = s[i]
}
