package syntax

import "unicode"

// finish ends a literal.
func (s *scanner) finish(k literalKind, ok bool) {
	s.newline = true
	s.tok.kind, s.tok.text, s.tok.lit, s.tok.bad = literal, string(s.src[s.tok.at:s.off]), k, !ok
}

// digits reads digits and separators, and returns whether there were any of each. The offset of a digit that the base does not have goes to wrong.
func (s *scanner) digits(base int, wrong *int) (digit, separator bool) {
	for ; isDigit(s.ch) || s.ch == '_' || base == 16 && isHex(s.ch); s.advance() {
		if s.ch == '_' {
			separator = true
			continue
		}
		digit = true
		if base < 10 && s.ch >= rune('0'+base) && *wrong < 0 {
			*wrong = s.off
		}
	}
	return digit, separator
}

var baseNames = map[int]string{2: "binary", 8: "octal", 10: "decimal", 16: "hexadecimal"}

// number reads a number; point says that the decimal point was read already.
func (s *scanner) number(point bool) {
	ok := true
	fail := func(offset int, format string, args ...any) {
		if ok {
			old := s.off
			s.off = offset
			s.errorf(format, args...)
			s.off = old
		}
		ok = false
	}
	base, prefix := 10, rune(0)
	wrong := -1
	float, digit, separator := point, false, false
	more := func(b int, wrong *int) {
		d, sep := s.digits(b, wrong)
		digit, separator = digit || d, separator || sep
	}
	if !point {
		if s.ch == '0' {
			s.advance()
			switch prefix = s.ch | 0x20; prefix {
			case 'x':
				base = 16
			case 'o':
				base = 8
			case 'b':
				base = 2
			default:
				base, prefix, digit = 8, '0', true
			}
			if prefix != '0' {
				s.advance()
			}
		}
		more(base, &wrong)
		if s.ch == '.' {
			if prefix == 'o' || prefix == 'b' {
				fail(s.off, "invalid radix point in %s literal", baseNames[base])
			}
			s.advance()
			float, point = true, true
		}
	}
	if point {
		more(base, &wrong)
	}
	if !digit {
		fail(s.off, "%s literal has no digits", baseNames[base])
	}
	if e := s.ch | 0x20; s.ch >= 'A' && (e == 'e' || e == 'p') {
		switch {
		case e == 'e' && prefix != 0 && prefix != '0':
			fail(s.off, "%q exponent requires decimal mantissa", s.ch)
		case e == 'p' && prefix != 'x':
			fail(s.off, "%q exponent requires hexadecimal mantissa", s.ch)
		}
		s.advance()
		float = true
		if s.ch == '+' || s.ch == '-' {
			s.advance()
		}
		digit = false
		more(10, new(int))
		if !digit {
			fail(s.off, "exponent has no digits")
		}
	} else if prefix == 'x' && float {
		fail(s.off, "hexadecimal mantissa requires a 'p' exponent")
	}
	integer := !float
	if s.ch == 'i' {
		integer = false
		s.advance()
	}
	if integer && wrong >= 0 {
		fail(wrong, "invalid digit %q in %s literal", s.src[wrong], baseNames[base])
	}
	if separator && ok {
		if i := misplacedSeparator(string(s.src[s.tok.at:s.off])); i >= 0 {
			fail(s.tok.at+i, "'_' must separate successive digits")
		}
	}
	s.finish(number, ok)
}

// misplacedSeparator returns the index of the first _ that has no digit, or base prefix, before it or no digit behind it, or -1.
func misplacedSeparator(text string) int {
	hex := false
	before := false // a digit or prefix precedes
	i := 0
	if len(text) >= 2 && text[0] == '0' {
		switch text[1] | 0x20 {
		case 'x':
			hex = true
			fallthrough
		case 'o', 'b':
			before, i = true, 2
		}
	}
	under := false
	for ; i < len(text); i++ {
		c := rune(text[i])
		switch {
		case c == '_':
			if !before {
				return i
			}
			before, under = false, true
			continue
		case isDigit(c) || hex && isHex(c):
			before = true
		default:
			if under {
				return i - 1
			}
			before = false
		}
		under = false
	}
	if under {
		return len(text) - 1
	}
	return -1
}

func (s *scanner) runeLit() {
	ok := true
	fail := func(offset int, message string) {
		if ok {
			s.report(offset, message)
		}
		ok = false
	}
	s.advance()
	for n := 0; ; n++ {
		switch {
		case s.ch == '\'':
			if n == 0 {
				fail(s.off, "empty rune literal or unescaped '")
			} else if n != 1 {
				fail(s.tok.at, "more than one character in rune literal")
			}
			s.advance()
			s.finish(runeLiteral, ok)
			return
		case s.ch == '\\':
			s.advance()
			ok = s.escape('\'') && ok
			continue
		case s.ch == '\n':
			fail(s.off, "newline in rune literal")
		case s.ch < 0:
			fail(s.tok.at, "rune literal not terminated")
		default:
			s.advance()
			continue
		}
		s.finish(runeLiteral, ok)
		return
	}
}

func (s *scanner) stringLit() {
	ok := true
	s.advance()
	for {
		switch {
		case s.ch == '"':
			s.advance()
			s.finish(stringLiteral, ok)
			return
		case s.ch == '\\':
			s.advance()
			ok = s.escape('"') && ok
			continue
		case s.ch == '\n':
			s.errorf("newline in string")
		case s.ch < 0:
			s.report(s.tok.at, "string not terminated")
		default:
			s.advance()
			continue
		}
		s.finish(stringLiteral, false)
		return
	}
}

func (s *scanner) rawString() {
	s.advance()
	for s.ch != '`' {
		if s.ch < 0 {
			s.report(s.tok.at, "string not terminated")
			s.finish(stringLiteral, false)
			return
		}
		s.advance()
	}
	s.advance()
	s.finish(stringLiteral, true)
}

// escape reads what follows a backslash and reports whether it is right. The end of the file is for the caller to report.
func (s *scanner) escape(quote rune) bool {
	digits, base, limit := 0, uint32(16), uint32(unicode.MaxRune)
	switch c := s.ch; c {
	case quote, 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\':
		s.advance()
		return true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		digits, base, limit = 3, 8, 255
	case 'x':
		digits, limit = 2, 255
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		if c < 0 {
			return true
		}
		s.errorf("unknown escape")
		return false
	}
	if base == 16 {
		s.advance()
	}
	var x uint32
	for ; digits > 0; digits-- {
		if s.ch < 0 {
			return true
		}
		d := base
		switch {
		case isDigit(s.ch):
			d = uint32(s.ch - '0')
		case isHex(s.ch):
			d = uint32(s.ch|0x20-'a') + 10
		}
		if d >= base {
			s.errorf("invalid character %q in %s escape", s.ch, baseNames[int(base)])
			return false
		}
		x = x*base + d
		s.advance()
	}
	switch {
	case x > limit && base == 8:
		s.errorf("octal escape value %d > 255", x)
		return false
	case x > limit || 0xD800 <= x && x < 0xE000:
		s.errorf("escape is invalid Unicode code point %#U", x)
		return false
	}
	return true
}
