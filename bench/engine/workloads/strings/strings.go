// Command strings builds a string and looks at its bytes.
package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

func run() int {
	var b strings.Builder
	for i := 0; i < 40000; i++ {
		b.WriteString(strconv.Itoa(i))
		b.WriteByte(',')
	}
	s := b.String()
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '7' {
			n++
		}
	}
	line := ""
	for i := 0; i < 2000; i++ {
		line += "ab"
	}
	return n + len(line)
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
