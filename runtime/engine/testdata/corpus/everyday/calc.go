package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A tokenizer, a parser and an evaluator for arithmetic.
type kind int

const (
	num kind = iota
	ident
	op
	end
)

type token struct {
	kind kind
	text string
	val  float64
	pos  int
}

type syntaxError struct {
	pos int
	msg string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("at %d: %s", e.pos, e.msg) }

func lex(s string) (toks []token, err error) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ':
			i++
		case c >= '0' && c <= '9' || c == '.':
			j := i
			for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.') {
				j++
			}
			v, err := strconv.ParseFloat(s[i:j], 64)
			if err != nil {
				return nil, &syntaxError{i, "bad number " + s[i:j]}
			}
			toks = append(toks, token{num, s[i:j], v, i})
			i = j
		case unicode.IsLetter(rune(c)):
			j := i
			for ; j < len(s) && unicode.IsLetter(rune(s[j])); j++ {
			}
			toks = append(toks, token{ident, s[i:j], 0, i})
			i = j
		case strings.ContainsRune("+-*/^(),=", rune(c)):
			toks = append(toks, token{op, string(c), 0, i})
			i++
		default:
			return nil, &syntaxError{i, fmt.Sprintf("unexpected %q", c)}
		}
	}
	return append(toks, token{kind: end, pos: len(s)}), nil
}

type node interface {
	eval(env map[string]float64) float64
}
type lit float64
type variable struct{ name string }
type binary struct {
	op   byte
	l, r node
}
type call struct {
	fn   string
	args []node
}

func (n lit) eval(map[string]float64) float64 { return float64(n) }
func (v variable) eval(env map[string]float64) float64 {
	x, ok := env[v.name]
	if !ok {
		panic(fmt.Errorf("undefined: %s", v.name))
	}
	return x
}
func (b binary) eval(env map[string]float64) float64 {
	l, r := b.l.eval(env), b.r.eval(env)
	return map[byte]func() float64{'+': func() float64 { return l + r }, '-': func() float64 { return l - r }, '*': func() float64 { return l * r }, '/': func() float64 { return l / r }, '^': func() float64 { return math.Pow(l, r) }}[b.op]()
}
func (c call) eval(env map[string]float64) float64 {
	var a []float64
	for _, n := range c.args {
		a = append(a, n.eval(env))
	}
	switch c.fn {
	case "max":
		return slices.Max(a)
	case "sqrt":
		return math.Sqrt(a[0])
	}
	panic(fmt.Errorf("unknown function %s", c.fn))
}

type parser struct {
	toks []token
	i    int
}

func (p *parser) peek() token { return p.toks[p.i] }
func (p *parser) next() token { t := p.toks[p.i]; p.i++; return t }
func (p *parser) accept(s string) bool {
	if t := p.peek(); t.kind == op && t.text == s {
		p.i++
		return true
	}
	return false
}
func (p *parser) fail(format string, a ...any) {
	panic(&syntaxError{p.peek().pos, fmt.Sprintf(format, a...)})
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

func (p *parser) expr(min int) node {
	l := p.primary()
	for {
		t := p.peek()
		pr := prec[t.text]
		if t.kind != op || pr == 0 || pr < min {
			return l
		}
		p.next()
		q := pr + 1
		if t.text == "^" {
			q = pr
		}
		l = binary{t.text[0], l, p.expr(q)}
	}
}

func (p *parser) primary() node {
	switch t := p.peek(); {
	case t.kind == num:
		p.next()
		return lit(t.val)
	case t.kind == ident:
		p.next()
		if !p.accept("(") {
			return variable{t.text}
		}
		c := call{fn: t.text}
		for !p.accept(")") {
			c.args = append(c.args, p.expr(1))
			p.accept(",")
		}
		return c
	case p.accept("("):
		n := p.expr(1)
		if !p.accept(")") {
			p.fail("missing )")
		}
		return n
	case p.accept("-"):
		return binary{'-', lit(0), p.expr(3)}
	}
	p.fail("unexpected %q", p.peek().text)
	return nil
}

func eval(s string, env map[string]float64) (v float64, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	toks, err := lex(s)
	if err != nil {
		return 0, err
	}
	p := &parser{toks: toks}
	n := p.expr(1)
	if p.peek().kind != end {
		p.fail("trailing %q", p.peek().text)
	}
	return n.eval(env), nil
}

func main() {
	env := map[string]float64{"x": 3, "pi": math.Pi}
	for _, s := range []string{"1+2*3", "(1+2)*3", "2^3^2", "-x^2", "max(1, x, 2)*sqrt(16)", "1/0", "y+1", "(1", "1 2", "3 $ 4", "1..2", "foo(1)", ""} {
		v, err := eval(s, env)
		var se *syntaxError
		fmt.Printf("%-24q %v %v %t\n", s, v, err, errors.As(err, &se))
	}
}
