package main

import (
	"fmt"
	"strconv"
	"strings"
)

type Hex int

func (h *Hex) Scan(st fmt.ScanState, verb rune) error {
	tok, err := st.Token(true, func(r rune) bool { return strings.ContainsRune("0123456789abcdef", r) })
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(string(tok), 16, 64)
	*h = Hex(n)
	return err
}

type Word string

func main() {
	var a, b int
	var s string
	var f float64
	n, err := fmt.Sscanf("x=12 y=-7 name 2.5", "x=%d y=%d %s %f", &a, &b, &s, &f)
	fmt.Println(n, err, a, b, s, f)
	n, err = fmt.Sscanf("12 abc", "%d %d", &a, &b)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1 2\n3", &a, &b, &f)
	fmt.Println(n, err, a, b, f)
	n, err = fmt.Sscanln("1 2\n3", &a, &b, &f)
	fmt.Println(n, err)
	var h Hex
	var w Word
	n, err = fmt.Sscan("ff word", &h, &w)
	fmt.Println(n, err, int(h), w)
	var r rune
	var u uint8
	n, err = fmt.Sscanf("Z 300", "%c %d", &r, &u)
	fmt.Println(n, err, string(r), u)
	rd := strings.NewReader("10 20 30 x")
	for {
		var v int
		if _, err := fmt.Fscan(rd, &v); err != nil {
			fmt.Println("end:", err)
			break
		}
		fmt.Println(v)
	}
	var x, y int
	fmt.Sscanf("0x1F,077", "%v,%v", &x, &y)
	fmt.Println(x, y)
	var t bool
	var q string
	fmt.Println(fmt.Sscanf(`true "quoted str"`, "%t %q", &t, &q))
	fmt.Println(t, q)
}
