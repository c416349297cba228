package syntax

// A form says what a node stands for.
type form uint8

const (
	badExpr form = iota
	nameExpr
	literalExpr
	compositeLit // x type or nil, list elements
	keyValue     // x: y
	funcLit      // x type, list body
	parenExpr    // (x)
	selector     // x.y
	index        // x[y]
	slice        // x[list...], an element may be nil
	assertion    // x.(y)
	typeGuard    // y := x.(type), y may be nil
	operation    // x text y, or text x when y is nil
	call         // x(list), text "..." when the last one has dots
	exprList     // list

	arrayType     // [x]y, [...]y when x is nil
	sliceType     // []y
	dotsType      // ...y
	structType    // list of fields
	field         // x name or nil, y type, text tag
	interfaceType // list of fields
	funcType      // list parameters, more results
	mapType       // map[x]y
	chanType      // text is the direction: "", "->" to send, "<-" to receive; y element

	emptyStmt
	labeledStmt // x: y
	blockStmt   // list
	exprStmt    // x
	sendStmt    // x <- y
	varDecl     // x first name
	otherDecl
	declStmt   // list
	assignStmt // x text= y; text ":" for :=
	branchStmt // text keyword, x label or nil
	callStmt   // go, defer
	returnStmt
	ifStmt      // list body, y else or nil
	forStmt     // x block
	switchStmt  // x tag or nil, list clauses
	selectStmt  // list clauses
	rangeClause // x := range y
	clause      // list body
	funcDecl    // more is the body, or nil
)

// A node is a piece of a program, with as much of it as messages need.
type node struct {
	form
	at         int // the offset that the compiler gives for it: the operator's of a binary expression, the bracket's of an index, ...
	text       string
	x, y       *node
	list, more []*node
}

// start returns the offset at which the text of an expression begins, as far as the compiler knows it.
func (n *node) start() int {
	for {
		var left *node
		switch n.form {
		case compositeLit, keyValue, selector, index, assertion, call, sendStmt, assignStmt:
			left = n.x
		case typeGuard, rangeClause:
			left = n.x
			if n.form == typeGuard && n.y != nil {
				left = n.y
			}
		case operation:
			if n.y != nil {
				left = n.x
			}
		case exprList:
			left = n.list[0]
		}
		if left == nil {
			return n.at
		}
		n = left
	}
}

// unparen returns an expression without the parentheses around it.
func unparen(n *node) *node {
	for n != nil && n.form == parenExpr {
		n = n.x
	}
	return n
}

// isType reports whether an expression can be nothing but a type or a union of types.
func isType(n *node) bool {
	switch n.form {
	case arrayType, structType, funcType, interfaceType, sliceType, mapType, chanType:
		return true
	case operation:
		return isType(n.x) || n.y != nil && isType(n.y) || n.text == "~"
	case parenExpr:
		return isType(n.x)
	}
	return false
}

// isValue reports whether an expression cannot be a type.
func isValue(n *node) bool {
	switch n.form {
	case literalExpr, compositeLit, funcLit, slice, assertion, typeGuard, call:
		return true
	case operation:
		return n.text != "*" || n.y != nil
	case parenExpr:
		return isValue(n.x)
	case index:
		return isValue(n.x) || isValue(n.y)
	}
	return false
}

// splitName takes an expression for a type parameter's name and what follows it, "P *E" for P*E: when that could be nothing else, or if force.
// The type is nil when n is just a name; both are nil when it cannot be split.
func splitName(n *node, force bool) (name, constraint *node) {
	switch n.form {
	case nameExpr:
		return n, nil
	case operation:
		if n.y == nil {
			break
		}
		switch n.text {
		case "*":
			if n.x.form == nameExpr && (force || isType(n.y)) {
				return n.x, &node{form: operation, at: n.at, text: "*", x: n.y}
			}
		case "|":
			if name, left := splitName(n.x, force || isType(n.y)); name != nil && left != nil {
				return name, &node{form: operation, at: n.at, text: "|", x: left, y: n.y}
			}
		}
	case call:
		if n.x.form == nameExpr && len(n.list) == 1 && n.text == "" && (force || isType(n.list[0])) {
			return n.x, unparen(n.list[0])
		}
	}
	return nil, nil
}
