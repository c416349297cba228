package main

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Duration int

func (d Duration) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: name, Value: fmt.Sprintf("%dms", int(d))}, nil
}

func (d *Duration) UnmarshalXMLAttr(a xml.Attr) error {
	_, err := fmt.Sscanf(a.Value, "%dms", (*int)(d))
	return err
}

type Pairs map[string]int

func (p Pairs) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	for _, k := range slices.Sorted(maps.Keys(p)) {
		if err := e.EncodeElement(p[k], xml.StartElement{Name: xml.Name{Local: k}}); err != nil {
			return err
		}
	}
	return e.EncodeToken(start.End())
}

func (p *Pairs) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	*p = Pairs{}
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			var n int
			if err := d.DecodeElement(&n, &t); err != nil {
				return err
			}
			(*p)[t.Name.Local] = n
		case xml.EndElement:
			return nil
		}
	}
}

type Job struct {
	Every Duration `xml:"every,attr"`
	Vals  Pairs    `xml:"vals"`
}

func main() {
	b, err := xml.Marshal(Job{250, Pairs{"b": 2, "a": 1}})
	fmt.Println(string(b), err)
	var j Job
	fmt.Println(xml.Unmarshal(b, &j), j.Every, j.Vals)
	fmt.Println(xml.Unmarshal([]byte(`<Job every="x"/>`), &j))
	d := xml.NewDecoder(strings.NewReader(`<?xml version="1.0"?><a:r xmlns:a="u"><!--c--><b k="v">t &amp; u</b></a:r>`))
	for {
		t, err := d.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v\n", t, t)
	}
}
