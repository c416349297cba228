package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

type Reading struct {
	Time  string
	Value float64
}

func main() {
	in := "time,value\n\"a, \"\"q\"\"\",1.5\n# comment\nb,2\n"
	r := csv.NewReader(strings.NewReader(in))
	r.Comment = '#'
	rows, err := r.ReadAll()
	fmt.Printf("%q %v\n", rows, err)
	var list []Reading
	for _, row := range rows[1:] {
		v, _ := strconv.ParseFloat(row[1], 64)
		list = append(list, Reading{row[0], v})
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = ';'
	for _, x := range list {
		w.Write([]string{x.Time, fmt.Sprint(x.Value), "multi\nline", ""})
	}
	w.Flush()
	fmt.Println(b.String(), w.Error())
	for _, bad := range []string{"a,b\nc\n", "a\"b,c\n", "\"open\n"} {
		_, err := csv.NewReader(strings.NewReader(bad)).ReadAll()
		var pe *csv.ParseError
		fmt.Println(errors.As(err, &pe), err, errors.Is(err, csv.ErrFieldCount))
		if pe != nil {
			fmt.Println(pe.Line, pe.Column, pe.Err)
		}
	}
}
