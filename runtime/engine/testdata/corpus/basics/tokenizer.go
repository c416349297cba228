package main

import (
	"fmt"
	"strconv"
	"unicode"
)

type kind int

const (
	num kind = iota
	op
	paren
)

func (k kind) String() string { return [...]string{"num", "op", "paren"}[k] }

type token struct {
	kind kind
	text string
}

func lex(s string) (out []token) {
	rs := []rune(s)
	for i := 0; i < len(rs); i++ {
		switch r := rs[i]; {
		case unicode.IsSpace(r):
		case unicode.IsDigit(r):
			j := i
			for j < len(rs) && unicode.IsDigit(rs[j]) {
				j++
			}
			out = append(out, token{num, string(rs[i:j])})
			i = j - 1
		case r == '(' || r == ')':
			out = append(out, token{paren, string(r)})
		default:
			out = append(out, token{op, string(r)})
		}
	}
	return
}

type parser struct {
	toks []token
	pos  int
}

func (p *parser) peek() string {
	if p.pos < len(p.toks) {
		return p.toks[p.pos].text
	}
	return ""
}
func (p *parser) expr() int {
	v := p.term()
	for p.peek() == "+" || p.peek() == "-" {
		o := p.peek()
		p.pos++
		if w := p.term(); o == "+" {
			v += w
		} else {
			v -= w
		}
	}
	return v
}
func (p *parser) term() int {
	v := p.factor()
	for p.peek() == "*" {
		p.pos++
		v *= p.factor()
	}
	return v
}
func (p *parser) factor() int {
	if p.peek() == "(" {
		p.pos++
		v := p.expr()
		p.pos++
		return v
	}
	n, _ := strconv.Atoi(p.peek())
	p.pos++
	return n
}

func main() {
	fmt.Println(lex("1+(22 * 3)"))
	fmt.Println((&parser{toks: lex("2*(3+4)-5*(1+1)")}).expr())
}
