package syntax

// A kind is the class of a token.
type kind uint8

const (
	eof kind = iota
	name
	literal
	operator // other than *
	assignOp // +=
	incOp    // ++ --
	assign
	define
	arrow
	star
	lparen
	lbrack
	lbrace
	rparen
	rbrack
	rbrace
	comma
	semi
	colon
	dot
	dots

	kwBreak
	kwCase
	kwChan
	kwConst
	kwContinue
	kwDefault
	kwDefer
	kwElse
	kwFallthrough
	kwFor
	kwFunc
	kwGo
	kwGoto
	kwIf
	kwImport
	kwInterface
	kwMap
	kwPackage
	kwRange
	kwReturn
	kwSelect
	kwStruct
	kwSwitch
	kwType
	kwVar
)

var spellings = [...]string{
	eof: "EOF", name: "name", literal: "literal", operator: "op", assignOp: "op=", incOp: "opop", assign: "=", define: ":=", arrow: "<-", star: "*",
	lparen: "(", lbrack: "[", lbrace: "{", rparen: ")", rbrack: "]", rbrace: "}", comma: ",", semi: ";", colon: ":", dot: ".", dots: "...",
	kwBreak: "break", kwCase: "case", kwChan: "chan", kwConst: "const", kwContinue: "continue", kwDefault: "default", kwDefer: "defer", kwElse: "else",
	kwFallthrough: "fallthrough", kwFor: "for", kwFunc: "func", kwGo: "go", kwGoto: "goto", kwIf: "if", kwImport: "import", kwInterface: "interface",
	kwMap: "map", kwPackage: "package", kwRange: "range", kwReturn: "return", kwSelect: "select", kwStruct: "struct", kwSwitch: "switch",
	kwType: "type", kwVar: "var",
}

func (k kind) String() string { return spellings[k] }

// words is the kind in a message.
func (k kind) words() string {
	switch {
	case k == comma:
		return "comma"
	case k == semi:
		return "semicolon or newline"
	case k >= kwBreak:
		return "keyword " + spellings[k]
	}
	return spellings[k]
}

var keywords = func() map[string]kind {
	m := make(map[string]kind, kwVar-kwBreak+1)
	for k := kwBreak; k <= kwVar; k++ {
		m[spellings[k]] = k
	}
	return m
}()

// A literalKind is the class of a literal.
type literalKind uint8

const (
	number literalKind = iota
	runeLiteral
	stringLiteral
)

// A token is what the scanner reads.
type token struct {
	kind
	at   int    // offset
	text string // of a name or literal, as written; of a semi: what stood there; of operators: the operator
	prec int    // of a binary operator
	lit  literalKind
	bad  bool // a literal with a mistake in it
}

// describe is the token in a message.
func (t token) describe() string {
	switch t.kind {
	case name:
		return "name " + t.text
	case literal:
		return "literal " + t.text
	case semi, operator:
		return t.text
	case incOp:
		return t.text + t.text
	case assignOp:
		return t.text + "="
	}
	return t.words()
}

// precedence returns that of a binary operator; 0 for those that are unary only.
func precedence(op string) int {
	switch op {
	case "||":
		return 1
	case "&&":
		return 2
	case "==", "!=", "<", "<=", ">", ">=":
		return 3
	case "+", "-", "|", "^":
		return 4
	case "*", "/", "%", "&", "&^", "<<", ">>":
		return 5
	}
	return 0
}
