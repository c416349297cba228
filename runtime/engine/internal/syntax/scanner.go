package syntax

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// A scanner reads tokens one at a time.
type scanner struct {
	src       []byte
	report    func(offset int, message string)
	directive func(offset int, text string, alone bool) // a //go: comment without its slashes; alone: nothing precedes it on its line

	ch   rune // the character at off, -1 at the end
	off  int
	size int // of ch, in bytes
	line int // of off, counted as far as tokens need it

	tok     token
	newline bool // a newline here is a semicolon
}

// advance reads the next character. What cannot be part of a program is reported and left out.
func (s *scanner) advance() {
	for {
		if s.ch == '\n' && s.size > 0 {
			s.line++
		}
		s.off += s.size
		if s.off >= len(s.src) {
			s.ch, s.size = -1, 0
			return
		}
		if c := s.src[s.off]; c < utf8.RuneSelf {
			s.ch, s.size = rune(c), 1
			if c != 0 {
				return
			}
			s.report(s.off, "invalid NUL character")
			continue
		}
		s.ch, s.size = utf8.DecodeRune(s.src[s.off:])
		switch {
		case s.ch == utf8.RuneError && s.size == 1:
			s.report(s.off, "invalid UTF-8 encoding")
		case s.ch != '\ufeff':
			return
		case s.off > 0:
			s.report(s.off, "invalid BOM in the middle of the file")
		}
	}
}

func (s *scanner) errorf(format string, args ...any) { s.report(s.off, fmt.Sprintf(format, args...)) }

func isLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_' }
func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isHex(r rune) bool    { return isDigit(r) || 'a' <= r|0x20 && r|0x20 <= 'f' }

// next reads the next token into s.tok.
func (s *scanner) next() {
	newline := s.newline
	s.newline = false
	for {
		for s.ch == ' ' || s.ch == '\t' || s.ch == '\r' || s.ch == '\n' && !newline {
			s.advance()
		}
		s.tok = token{at: s.off}
		if isLetter(s.ch) || s.ch >= utf8.RuneSelf && s.identifierRune(true) {
			s.identifier()
			return
		}
		if s.ch == '/' {
			if again := s.slash(newline); again {
				continue
			}
			return
		}
		if s.ch < 0 {
			s.tok.kind = eof
			if newline {
				s.tok.kind, s.tok.text = semi, "EOF"
			}
			return
		}
		if s.punctuation() {
			return
		}
		s.errorf("invalid character %#U", s.ch)
		s.advance()
	}
}

// slash reads what begins with one: true when it was a comment and there is no token yet.
func (s *scanner) slash(newline bool) (again bool) {
	line := s.line
	s.advance()
	switch s.ch {
	case '/':
		s.lineComment()
		return true
	case '*':
		s.advance()
		s.comment()
		if s.line > line && newline {
			s.tok.kind, s.tok.text = semi, "newline"
			return false
		}
		return true
	}
	s.operator("/")
	return false
}

func (s *scanner) lineComment() {
	start := s.tok.at
	for s.ch >= 0 && s.ch != '\n' {
		s.advance()
	}
	if text := s.src[start:s.off]; bytes.HasPrefix(text, []byte("//go:")) {
		before := s.src[bytes.LastIndexByte(s.src[:start], '\n')+1 : start]
		s.directive(start+2, string(bytes.TrimSuffix(text, []byte("\r"))[2:]), len(bytes.Trim(before, " \t\r\ufeff")) == 0)
	}
}

func (s *scanner) comment() {
	for s.ch >= 0 {
		if s.ch != '*' {
			s.advance()
			continue
		}
		s.advance()
		if s.ch == '/' {
			s.advance()
			return
		}
	}
	s.report(s.tok.at, "comment not terminated")
}

// identifierRune reports whether the character belongs to an identifier, or was meant to.
func (s *scanner) identifierRune(first bool) bool {
	switch {
	case unicode.IsLetter(s.ch) || s.ch == '_':
	case unicode.IsDigit(s.ch):
		if first {
			s.errorf("identifier cannot begin with digit %#U", s.ch)
		}
	case s.ch >= utf8.RuneSelf:
		s.errorf("invalid character %#U in identifier", s.ch)
	default:
		return false
	}
	return true
}

func (s *scanner) identifier() {
	s.advance()
	for isLetter(s.ch) || isDigit(s.ch) {
		s.advance()
	}
	if s.ch >= utf8.RuneSelf {
		for s.identifierRune(false) {
			s.advance()
		}
	}
	text := string(s.src[s.tok.at:s.off])
	if k, ok := keywords[text]; ok {
		s.tok.kind = k
		s.newline = k == kwBreak || k == kwContinue || k == kwFallthrough || k == kwReturn
		return
	}
	s.tok.kind, s.tok.text, s.newline = name, text, true
}

// punctuation reads an operator, a delimiter or a literal.
func (s *scanner) punctuation() bool {
	single := func(k kind) bool {
		s.advance()
		s.tok.kind = k
		return true
	}
	switch c := s.ch; c {
	case '\n':
		s.tok.text = "newline"
		return single(semi)
	case ';':
		s.tok.text = "semicolon"
		return single(semi)
	case '(':
		return single(lparen)
	case '[':
		return single(lbrack)
	case '{':
		return single(lbrace)
	case ',':
		return single(comma)
	case ')', ']', '}':
		s.newline = true
		return single(map[rune]kind{')': rparen, ']': rbrack, '}': rbrace}[c])
	case ':':
		single(colon)
		if s.ch == '=' {
			single(define)
		}
	case '.':
		s.period()
	case '"':
		s.stringLit()
	case '`':
		s.rawString()
	case '\'':
		s.runeLit()
	default:
		if isDigit(c) {
			s.number(false)
			return true
		}
		return s.operators()
	}
	return true
}

// period reads ., ... or a number that begins with one.
func (s *scanner) period() {
	s.advance()
	switch {
	case isDigit(s.ch):
		s.number(true)
	case s.ch == '.' && s.off+1 < len(s.src) && s.src[s.off+1] == '.':
		s.advance()
		s.advance()
		s.tok.kind = dots
	default:
		s.tok.kind = dot
	}
}

// operators reads an operator that does not begin with a slash; false means that there is none.
func (s *scanner) operators() bool {
	c := s.ch
	switch c {
	case '+', '-', '*', '%', '&', '|', '^', '<', '>', '=', '!', '~':
	default:
		return false
	}
	s.advance()
	op := string(c)
	twice := s.ch == c // ++, &&, <<
	switch {
	case twice && (c == '+' || c == '-'):
		s.advance()
		s.tok.kind, s.tok.text, s.newline = incOp, op, true
		return true
	case twice && (c == '&' || c == '|'):
		s.advance()
		s.set(operator, op+op)
		return true
	case twice && (c == '<' || c == '>'):
		s.advance()
		op += op
	case c == '&' && s.ch == '^':
		s.advance()
		op = "&^"
	case c == '<' && s.ch == '-':
		s.advance()
		s.tok.kind = arrow
		return true
	case (c == '<' || c == '>' || c == '!' || c == '=') && s.ch == '=':
		s.advance()
		s.set(operator, op+"=")
		return true
	case c == '=':
		s.tok.kind = assign
		return true
	case c == '<' || c == '>' || c == '!' || c == '~':
		s.set(operator, op)
		return true
	}
	s.operator(op)
	return true
}

// operator ends an operator that may be one half of an assignment.
func (s *scanner) operator(op string) {
	switch {
	case s.ch == '=':
		s.advance()
		s.set(assignOp, op)
	case op == "*":
		s.set(star, op)
	default:
		s.set(operator, op)
	}
}

func (s *scanner) set(k kind, op string) { s.tok.kind, s.tok.text, s.tok.prec = k, op, precedence(op) }
