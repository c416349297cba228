package main

import (
	"bufio"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

func main() {
	r := textproto.NewReader(bufio.NewReader(strings.NewReader("220 hi there\r\nA: 1\r\nb: 2\r\n  cont\r\na: 3\r\n\r\nbody .line\r\n.\r\n")))
	code, msg, err := r.ReadCodeLine(220)
	fmt.Println(code, msg, err)
	h, err := r.ReadMIMEHeader()
	fmt.Println(h, err, h.Get("B"))
	b, err := r.ReadDotBytes()
	fmt.Printf("%q %v\n", b, err)
	m, err := mail.ReadMessage(strings.NewReader("From: \"Ann B\" <a@b.c>\nTo: x@y, z@w\nSubject: =?utf-8?q?h=C3=A9?=\nDate: Mon, 02 Jan 2006 15:04:05 -0700\n\ntext"))
	fmt.Println(err, m.Header.Get("subject"))
	al, err := m.Header.AddressList("To")
	fmt.Println(al, err)
	a, err := mail.ParseAddress(m.Header.Get("From"))
	fmt.Println(a.Name, a.Address, a, err)
	d, err := m.Header.Date()
	fmt.Println(d.UTC(), err)
	s, err := new(mime.WordDecoder).DecodeHeader("=?utf-8?b?aGk=?= there")
	fmt.Println(s, err, mime.QEncoding.Encode("utf-8", "é"))
	t, ps, err := mime.ParseMediaType(`text/html; charset="utf-8"; q=1`)
	fmt.Println(t, ps, err, mime.FormatMediaType("a/b", map[string]string{"k": "v w"}))
	var out strings.Builder
	q := quotedprintable.NewWriter(&out)
	q.Write([]byte("a=é\n"))
	q.Close()
	fmt.Printf("%q\n", out.String())
}
