package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"text/tabwriter"
	"text/template"
	"unicode"
)

type item struct {
	Name  string
	Price float64
}

func (i item) Upper() string { return strings.ToUpper(i.Name) }

func main() {
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "%d-", i)
	}
	fmt.Println(b.String(), strings.Fields(" a b  c "), strings.Repeat("ab", 3), strings.Title("x"))
	n, err := strconv.Atoi("12x")
	fmt.Println(n, err)
	f, _ := strconv.ParseFloat("2.5e3", 64)
	fmt.Println(f, strconv.Quote("a\n\x00é"), strconv.FormatInt(255, 2))
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	re := regexp.MustCompile(`(\w+)@(\w+)`)
	fmt.Println(re.FindAllStringSubmatch("a@b c@d", -1), re.ReplaceAllStringFunc("x@y", strings.ToUpper))
	t := template.Must(template.New("t").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).Parse("{{range $i, $e := .}}{{inc $i}}:{{.Upper}}={{printf \"%.2f\" .Price}} {{end}}\n"))
	t.Execute(os.Stdout, []item{{"ab", 1}, {"cd", 2.5}})
	tw := tabwriter.NewWriter(os.Stdout, 0, 4, 1, ' ', 0)
	fmt.Fprintln(tw, "a\tbbb\tc")
	fmt.Fprintln(tw, "aaaa\tb\tc")
	tw.Flush()
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, "a1b2"), strings.IndexFunc("abc1", unicode.IsDigit), bytes.Equal([]byte("a"), []byte("a")))
	for i, r := range "aé\xff" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(strings.NewReplacer("a", "1", "b", "2").Replace("abc"), strings.EqualFold("Go", "GO"))
	before, after, ok := strings.Cut("k=v", "=")
	fmt.Println(before, after, ok)
}
