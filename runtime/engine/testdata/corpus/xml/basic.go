package main

import (
	"encoding/xml"
	"fmt"
	"strings"
)

type Address struct {
	City  string `xml:"city"`
	State string `xml:"state,attr"`
}

type Person struct {
	XMLName xml.Name `xml:"person"`
	ID      int      `xml:"id,attr"`
	First   string   `xml:"name>first"`
	Last    string   `xml:"name>last"`
	Emails  []string `xml:"email"`
	Addr    *Address
	Comment string `xml:",comment"`
	Text    string `xml:",chardata"`
	skip    int
	Not     string `xml:"-"`
}

func main() {
	p := Person{ID: 1, First: "A<", Last: "B", Emails: []string{"x@y", "z&w"}, Addr: &Address{"C", "S"}, Comment: " c ", Text: "t", skip: 9, Not: "n"}
	b, err := xml.MarshalIndent(p, "", " ")
	fmt.Println(string(b), err)
	var q Person
	fmt.Println(xml.Unmarshal(b, &q))
	fmt.Println(q.ID, q.First, q.Last, q.Emails, *q.Addr, q.Comment, strings.TrimSpace(q.Text), q.skip)
	for _, s := range []string{"<person", "<person></x>", "<other/>", "<person id='x'/>", ""} {
		err := xml.Unmarshal([]byte(s), &q)
		fmt.Printf("%T %v\n", err, err)
	}
}
