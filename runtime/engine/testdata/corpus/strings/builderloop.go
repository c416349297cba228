package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteString("go")
	s := b.String()
	fmt.Println(s, len(s), strings.ToUpper("aé"), strings.Fields(" x  y "), strings.SplitN("a,b,c", ",", 2))
	fmt.Printf("%q\n", strings.TrimFunc("12ab34", func(r rune) bool { return r < 65 }))
	var buf bytes.Buffer
	buf.WriteString("line1\nline2")
	l, err := buf.ReadString('\n')
	r, n, _ := buf.ReadRune()
	fmt.Printf("%q %v %c %d %q\n", l, err, r, n, buf.String())
}
