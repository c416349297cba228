package engine

import (
	"bytes"
	"go/ast"
	"go/token"
)

// start returns where the compiler begins an expression or statement: like go/ast where its leftmost part begins, but it knows that of a slice, of a
// function's type and of an expression that is a statement only as far as the operator.
func (c *compilerView) start(n ast.Node) token.Pos {
	for {
		switch x := n.(type) {
		case *ast.CompositeLit:
			if x.Type == nil {
				return x.Pos()
			}
			n = x.Type
		case *ast.KeyValueExpr:
			n = x.Key
		case *ast.SelectorExpr:
			n = x.X
		case *ast.IndexExpr:
			n = x.X
		case *ast.IndexListExpr:
			n = x.X
		case *ast.TypeAssertExpr:
			n = x.X
		case *ast.BinaryExpr:
			n = x.X
		case *ast.CallExpr:
			n = x.Fun
		case *ast.SendStmt:
			n = x.Chan
		case *ast.AssignStmt:
			n = x.Lhs[0]
		case *ast.IncDecStmt:
			n = x.X
		case *ast.SliceExpr:
			return x.Lbrack
		case *ast.FuncType:
			return afterFunc(x)
		case *ast.ExprStmt:
			return c.at(x.X)
		case *ast.FuncDecl:
			if x.Recv != nil {
				return x.Recv.Pos()
			}
			return x.Name.Pos()
		default:
			return n.Pos()
		}
	}
}

// afterFunc returns where a function's type goes on behind the word func.
func afterFunc(t *ast.FuncType) token.Pos {
	if t.TypeParams != nil {
		return t.TypeParams.Pos()
	}
	return t.Params.Pos()
}

// at returns the one position by which the compiler knows an expression: that of its operator.
func (c *compilerView) at(n ast.Node) token.Pos {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		return c.dotBefore(n.Sel.Pos(), n.X.End())
	case *ast.TypeAssertExpr:
		return c.dotBefore(n.Lparen, n.X.End())
	case *ast.IndexExpr:
		return n.Lbrack
	case *ast.IndexListExpr:
		return n.Lbrack
	case *ast.SliceExpr:
		return n.Lbrack
	case *ast.CallExpr:
		return n.Lparen
	case *ast.BinaryExpr:
		return n.OpPos
	case *ast.CompositeLit:
		return n.Lbrace
	case *ast.KeyValueExpr:
		return n.Colon
	case *ast.FuncType:
		return afterFunc(n)
	}
	return n.Pos()
}

// dotBefore finds the dot between an expression and what is selected.
func (c *compilerView) dotBefore(pos, from token.Pos) token.Pos {
	file := c.fset.File(pos)
	for _, t := range c.texts {
		if t.file != nil && file != nil && c.fset.File(t.file.FileStart) == file && file.Size() == len(t.src) {
			if i := bytes.LastIndexByte(t.src[file.Offset(from):file.Offset(pos)], '.'); i >= 0 {
				return from + token.Pos(i)
			}
		}
	}
	return pos
}
