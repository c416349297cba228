package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
)

type Tmpl map[string]string

func (t Tmpl) sub(m string) string {
	if v, ok := t[m[2:len(m)-1]]; ok {
		return v
	}
	return m
}

var kv = regexp.MustCompile(`(?P<key>\w+)\s*=\s*(?P<val>[^;]+)`)

func main() {
	re := regexp.MustCompile(`\$\{\w+\}`)
	t := Tmpl{"a": "1", "b": "${a}"}
	fmt.Println(re.ReplaceAllStringFunc("${a} ${b} ${c}", t.sub))
	fmt.Println(kv.ReplaceAllString("x=1; yy = two", "${val}:$key$1x"), kv.SubexpNames(), kv.SubexpIndex("val"), kv.NumSubexp())
	for _, m := range kv.FindAllStringSubmatch("x=1; yy = two;", -1) {
		fmt.Printf("%q\n", m)
	}
	fmt.Println(kv.FindStringSubmatchIndex("..k=v;"), kv.FindAllStringIndex("a=1;b=2", 1), kv.MatchString("none"))
	fmt.Println(string(kv.Expand(nil, []byte("$val<-$key"), []byte("q=z"), kv.FindSubmatchIndex([]byte("q=z")))))
	_, err := regexp.Compile(`a(b`)
	fmt.Printf("%T %v\n", err, err)
	var se *syntax.Error
	fmt.Println(errors.As(err, &se), se.Code, se.Expr)
	fmt.Printf("%q\n", regexp.MustCompile(`,\s*`).Split("a, b,c", -1))
	fmt.Println(string(regexp.MustCompile(`[aeiou]`).ReplaceAllFunc([]byte("hello"), bytes.ToUpper)), regexp.QuoteMeta("a.b*c"))
	fmt.Println(regexp.MustCompilePOSIX(`a+|a+b`).FindString("aab"), regexp.MustCompile(`a+|a+b`).FindString("aab"), regexp.MustCompile(`(?i)héLLO`).MatchString("HÉllo"))
	var u struct{ R *regexp.Regexp }
	fmt.Println(json.Unmarshal([]byte(`{"R":"^x$"}`), &u), u.R)
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile(`*`)
}
