package progen

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
)

// Minimize returns a smaller program of which fails still holds, by leaving out declarations and statements as long as it does. Programs that do not
// compile must not fail.
func Minimize(src string, fails func(src string) bool) string {
	for window := 8; window > 0; {
		smaller, ok := shrink(src, window, fails)
		if ok {
			src = smaller
		} else {
			window /= 2
		}
	}
	return src
}

// shrink leaves out runs of that many neighbors, all over the program.
func shrink(src string, window int, fails func(string) bool) (string, bool) {
	shrunk := false
	for list := 0; ; list++ {
		for at := 0; ; {
			candidate, more := without(src, list, at, window)
			if !more {
				if at == 0 {
					if candidate == "" {
						return src, shrunk
					}
				}
				break
			}
			if fails(candidate) {
				src, shrunk = candidate, true
			} else {
				at += window
			}
		}
	}
}

// without leaves out window elements from at on of the list with a number; false when it has no more. The text is "" when there is no such list.
func without(src string, list, at, window int) (string, bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", src, 0)
	if err != nil {
		return "", false
	}
	n, found, cut := 0, false, false
	visit := func(length int, remove func(from, to int)) {
		if n == list {
			found = true
			if at < length {
				cut = true
				remove(at, min(at+window, length))
			}
		}
		n++
	}
	visit(len(file.Decls), func(from, to int) { file.Decls = append(file.Decls[:from:from], file.Decls[to:]...) })
	ast.Inspect(file, func(node ast.Node) bool {
		body := statementsOf(node)
		if body != nil {
			visit(len(*body), func(from, to int) { *body = append((*body)[:from:from], (*body)[to:]...) })
		}
		return !cut
	})
	if !found {
		return "", false
	}
	if !cut {
		return src, false
	}
	var b bytes.Buffer
	if err := format.Node(&b, fset, file); err != nil {
		return src, false
	}
	return b.String(), true
}

func statementsOf(node ast.Node) *[]ast.Stmt {
	switch node := node.(type) {
	case *ast.BlockStmt:
		return &node.List
	case *ast.CaseClause:
		return &node.Body
	case *ast.CommClause:
		return &node.Body
	}
	return nil
}
