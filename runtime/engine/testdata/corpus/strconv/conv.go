package main

import (
	"errors"
	"fmt"
	"strconv"
)

type Port uint16

func main() {
	for _, s := range []string{"12", "-3", "0x1f", "1_000", "", "abc", "99999999999999999999", "0b101", "+7", " 1"} {
		n, err := strconv.ParseInt(s, 0, 64)
		fmt.Println(n, err)
		if ne, ok := errors.AsType[*strconv.NumError](err); ok {
			fmt.Println("  ", ne.Func, ne.Num, ne.Err == strconv.ErrRange, errors.Is(err, strconv.ErrSyntax))
		}
	}
	_, err := strconv.Atoi("x1")
	fmt.Println(err)
	u, err := strconv.ParseUint("70000", 10, 16)
	fmt.Println(Port(u), err)
	for _, s := range []string{"1e400", "inf", "nan", "0x1p-2", "1.", ".", "-0"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.FormatFloat(1.0/3, 'g', -1, 32), strconv.FormatFloat(1e21, 'f', 2, 64), strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36))
	fmt.Println(strconv.Quote("a\x00é\u2028\""), strconv.QuoteToASCII("é☺"), strconv.QuoteRune('\''), strconv.AppendQuote([]byte("q="), "x"))
	for _, s := range []string{`"a\tb"`, "`raw`", `'x'`, `"open`, `"\xff\u00e9"`} {
		v, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", v, err)
	}
	b, err := strconv.ParseBool("T")
	fmt.Println(b, err)
	_, err = strconv.ParseBool("maybe")
	fmt.Println(err, strconv.CanBackquote("a`b"), strconv.IsPrint('\u00ad'))
	p, err := strconv.QuotedPrefix(`"abc"def`)
	fmt.Println(p, err)
	c, err := strconv.ParseComplex("1+2i", 128)
	fmt.Println(c, err, strconv.FormatComplex(3-1i, 'f', 1, 64))
	fmt.Println(string(strconv.AppendInt([]byte("n"), 5, 2)), strconv.IntSize >= 32)
}
