package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Codes of go/types' errors, as in internal/types/errors.
const (
	codeBadImportPath        = 5
	codeNoNewVar             = 19
	codeBadRecv              = 31
	codeInvalidRecv          = 32
	codeNonIndexableOperand  = 51
	codeInvalidStructLit     = 65
	codeUndeclaredName       = 75
	codeBadDotDotDotSyntax   = 77
	codeUncalledBuiltin      = 82
	codeMisplacedBreak       = 110
	codeMisplacedFallthrough = 112
	codeDuplicateCase        = 113
	codeInvalidSelectCase    = 118
	codeUndeclaredLabel      = 119
	codeJumpIntoBlock        = 124
	codeWrongArgCount        = 126
	codeCannotInferTypeArgs  = 138
	codeInvalidTypeArg       = 139
	codeInvalidInstanceCycle = 140
)

// A compilerView knows where the compiler sees what go/types sees elsewhere, and says in other words: its syntax tree is another one, in which a call is
// at its parenthesis and a slice at its bracket.
type compilerView struct {
	fset  *token.FileSet
	texts []*text

	spans     map[posRange]ast.Node           // the outermost node of an extent
	calls     map[token.Pos]*ast.CallExpr     // by closing parenthesis and by dots
	arrays    map[token.Pos]*ast.ArrayType    // by length
	selectors map[token.Pos]*ast.SelectorExpr // by the name that is selected
	indices   map[posRange]ast.Node           // by the extent of what is indexed
	generic   map[token.Pos]ast.Node          // the innermost call or index that begins here
	typeArgs  map[token.Pos]ast.Expr          // what is in brackets, by where it begins
	comms     map[token.Pos]*ast.ExprStmt     // cases of select that are expressions
	literals  []*ast.FuncLit
	params    []*ast.Ident // type parameters
}

type posRange struct{ start, end token.Pos }

func newCompilerView(fset *token.FileSet, texts []*text) *compilerView {
	c := &compilerView{
		fset: fset, texts: texts, spans: map[posRange]ast.Node{}, calls: map[token.Pos]*ast.CallExpr{}, arrays: map[token.Pos]*ast.ArrayType{},
		selectors: map[token.Pos]*ast.SelectorExpr{}, indices: map[posRange]ast.Node{}, generic: map[token.Pos]ast.Node{}, typeArgs: map[token.Pos]ast.Expr{}, comms: map[token.Pos]*ast.ExprStmt{},
	}
	for _, t := range texts {
		if t.file != nil {
			ast.Inspect(t.file, c.index)
		}
	}
	return c
}

// index takes note of a node.
func (c *compilerView) index(n ast.Node) bool {
	if n == nil {
		return false
	}
	extent := posRange{n.Pos(), n.End()}
	if old, ok := c.spans[extent]; !ok {
		c.spans[extent] = n
	} else if _, ok := old.(*ast.ExprStmt); ok {
		c.spans[extent] = n // errors are about the expression
	}
	switch n := n.(type) {
	case *ast.CommClause:
		if s, ok := n.Comm.(*ast.ExprStmt); ok {
			c.comms[s.Pos()] = s
		}
	case *ast.CallExpr:
		c.calls[n.Rparen] = n
		if n.Ellipsis.IsValid() {
			c.calls[n.Ellipsis] = n
		}
		c.generic[n.Pos()] = n // the innermost is the last
	case *ast.IndexExpr:
		c.indices[posRange{n.X.Pos(), n.X.End()}] = n
		c.instance(n, n.Index)
	case *ast.IndexListExpr:
		c.instance(n, n.Indices...)
	case *ast.ArrayType:
		if n.Len != nil {
			c.arrays[n.Len.Pos()] = n
		}
	case *ast.SelectorExpr:
		c.selectors[n.Sel.Pos()] = n
	case *ast.FuncLit:
		c.literals = append(c.literals, n)
	case *ast.FuncDecl:
		c.typeParams(n.Type.TypeParams)
		if n.Recv != nil {
			for _, f := range n.Recv.List {
				c.receiverParams(f.Type)
			}
		}
	case *ast.TypeSpec:
		c.typeParams(n.TypeParams)
	}
	return true
}

// instance takes note of a generic type or function with its arguments. Of a function that is called, the call is what counts.
func (c *compilerView) instance(n ast.Expr, args ...ast.Expr) {
	if call, ok := c.generic[n.Pos()].(*ast.CallExpr); !ok || ast.Unparen(call.Fun) != n {
		c.generic[n.Pos()] = n
	}
	for _, a := range args {
		c.typeArgs[a.Pos()] = a
	}
}

// typeParams takes note of type parameters.
func (c *compilerView) typeParams(list *ast.FieldList) {
	if list != nil {
		for _, f := range list.List {
			c.params = append(c.params, f.Names...)
		}
	}
}

// receiverParams takes note of the type parameters that a method's receiver declares.
func (c *compilerView) receiverParams(t ast.Expr) {
	switch t := t.(type) {
	case *ast.StarExpr:
		c.receiverParams(t.X)
	case *ast.ParenExpr:
		c.receiverParams(t.X)
	case *ast.IndexExpr:
		if id, ok := t.Index.(*ast.Ident); ok {
			c.params = append(c.params, id)
		}
	case *ast.IndexListExpr:
		for _, x := range t.Indices {
			if id, ok := x.(*ast.Ident); ok {
				c.params = append(c.params, id)
			}
		}
	}
}

// adjust gives an error the compiler's position and words; false means that the compiler has not this error.
func (c *compilerView) adjust(e *typeError) bool {
	switch code := e.code; {
	case code >= codeMisplacedBreak && code <= codeMisplacedFallthrough, code >= codeUndeclaredLabel && code <= codeJumpIntoBlock:
		return false // found by package syntax, as in the compiler
	case code == codeBadImportPath && strings.HasSuffix(e.Msg, "(invalid syntax)"):
		return false // likewise
	case (code == codeUncalledBuiltin || code == codeUndeclaredName || strings.HasPrefix(e.Msg, "malformed constant: ")) && c.lexical(e):
		return false
	case (code == codeBadRecv || code == codeInvalidRecv) && strings.HasPrefix(e.Msg, "method has "):
		return false // likewise
	}
	e.Pos = c.position(e)
	e.Msg = c.words(e.Msg, e.Pos)
	for i := range e.more {
		more := inspect(e.more[i])
		more.code = e.code
		e.more[i].Pos = c.detail(more)
		e.more[i].Msg = c.words(e.more[i].Msg, more.Pos)
	}
	return true
}

// lexical reports whether an error is about what package syntax found wrong on the same line: a name with a character that cannot be in it, a literal, or
// what go and defer do not take.
func (c *compilerView) lexical(e *typeError) bool {
	p := c.fset.Position(e.Pos)
	for _, t := range c.texts {
		for _, s := range t.errors {
			if t.name == p.Filename && s.Line == p.Line && (e.code != codeUndeclaredName || strings.HasSuffix(s.Message, " in identifier")) {
				return true
			}
		}
	}
	return false
}

// position returns where the compiler sees an error.
func (c *compilerView) position(e *typeError) token.Pos {
	node := c.spans[posRange{e.start, e.end}]
	switch e.code {
	case codeNoNewVar, codeInvalidStructLit:
		return e.Pos
	case codeWrongArgCount:
		if call := c.calls[e.Pos]; call != nil && strings.HasPrefix(e.Msg, "not enough arguments in call") {
			if n := len(call.Args); n > 0 {
				return c.start(call.Args[n-1])
			}
			return c.start(call)
		}
	case codeBadDotDotDotSyntax:
		if a := c.arrays[e.Pos]; a != nil {
			return a.Pos()
		}
	case codeNonIndexableOperand:
		if x, ok := c.indices[posRange{e.start, e.end}]; ok && strings.HasPrefix(e.Msg, "cannot index") {
			return c.at(x)
		}
	case codeUncalledBuiltin:
		if s := c.selectors[e.Pos]; s != nil {
			return c.at(s)
		}
	case codeInvalidSelectCase:
		if s := c.comms[e.Pos]; s != nil {
			return c.at(s.X)
		}
	case codeCannotInferTypeArgs, codeInvalidTypeArg:
		if call, ok := node.(*ast.CallExpr); ok && e.code == codeCannotInferTypeArgs && !strings.Contains(e.Msg, " does not match ") {
			return c.at(call)
		}
		x := c.generic[e.Pos]
		_, called := x.(*ast.CallExpr)
		if arg := c.typeArgs[e.Pos]; arg != nil && e.start == e.end && !called {
			return c.start(arg)
		}
		if x != nil && e.start == e.end {
			return c.at(x)
		}
	}
	if node != nil && e.start < e.end {
		return c.start(node)
	}
	if call := c.calls[e.Pos]; call != nil && call.Ellipsis == e.Pos {
		return c.start(call)
	}
	return e.Pos
}

// detail returns where the compiler sees what belongs to an error.
func (c *compilerView) detail(e *typeError) token.Pos {
	if e.start == e.end && (e.code == codeDuplicateCase || e.code == codeInvalidInstanceCycle) {
		switch x := c.generic[e.Pos].(type) {
		case *ast.CallExpr:
			return c.at(x)
		case *ast.IndexExpr:
			if e.code == codeDuplicateCase {
				return c.at(x)
			}
		}
	}
	if node := c.spans[posRange{e.start, e.end}]; node != nil && e.start < e.end {
		return c.start(node)
	}
	return e.Pos
}

// literalsNearby is how many function literals behind and before an error are looked at.
const literalsNearby = 20

// words puts expressions in a message as the compiler writes them.
func (c *compilerView) words(message string, pos token.Pos) string {
	if message == "use of .(type) outside type switch" {
		return "invalid syntax tree: " + message
	}
	message = strings.ReplaceAll(message, ".((ast: <nil>))", ".(type)")
	if strings.Contains(message, "/* type parameter */") { // one that has a predeclared name
		for _, id := range slices.Backward(c.params) {
			if id.Pos() <= pos {
				message = strings.ReplaceAll(message, id.Name+"/* type parameter */", fmt.Sprintf("%s /* with %s declared at %v */", id.Name, id.Name, c.fset.Position(id.Pos())))
			}
		}
	}
	if !strings.Contains(message, " literal)") {
		return message
	}
	i, _ := slices.BinarySearchFunc(c.literals, pos, func(l *ast.FuncLit, pos token.Pos) int { return int(l.Pos() - pos) })
	for _, lit := range slices.Concat(c.literals[i:min(i+literalsNearby, len(c.literals))], c.literals[max(i-literalsNearby, 0):i]) {
		theirs := types.ExprString(lit)
		body := " {}"
		if len(lit.Body.List) > 0 {
			body = " {…}"
		}
		message = strings.Replace(message, theirs, strings.TrimSuffix(strings.TrimPrefix(theirs, "("), " literal)")+body, 1)
		if !strings.Contains(message, " literal)") {
			break
		}
	}
	return message
}
