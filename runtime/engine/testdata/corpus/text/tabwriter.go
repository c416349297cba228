package main

import (
	"fmt"
	"os"
	"strings"
	"text/scanner"
	"text/tabwriter"
)

type row struct {
	name string
	n    int
	f    float64
}

func (r row) String() string { return fmt.Sprintf("%s\t%d\t%.2f\t", r.name, r.n, r.f) }

func main() {
	for _, fl := range []uint{0, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent} {
		w := tabwriter.NewWriter(os.Stdout, 5, 8, 1, ' ', fl)
		fmt.Fprintln(w, "name\tcount\tvalue\t")
		for _, r := range []row{{"a", 1, 1.5}, {"longer name", 12345, 2}, {"é", -1, 100.125}} {
			fmt.Fprintln(w, r)
		}
		w.Flush()
	}
	var s scanner.Scanner
	s.Init(strings.NewReader("x := 3.14 // c\nif a > \"s\" { 'r' }"))
	s.Filename = "ex"
	s.Error = func(s *scanner.Scanner, msg string) { fmt.Println("error", msg) }
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Println(s.Position, s.TokenText(), scanner.TokenString(tok))
	}
}
