package engine

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"unicode/utf8"
)

// statements checks one function, or the declarations of a file, for what yaegi runs differently.
func (s *subset) statements(file *ast.File) {
	called := map[ast.Expr]bool{} // functions of calls
	var loops []ast.Node
	var stack []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			last := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(loops) > 0 && loops[len(loops)-1] == last {
				loops = loops[:len(loops)-1]
			}
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.ForStmt:
			loops = append(loops, n)
			if len(n.Body.List) == 0 && n.Post != nil {
				s.report(n, "a for statement with an empty body is not supported")
			}
		case *ast.RangeStmt:
			loops = append(loops, n)
			s.arrayPointer(n.X)
		case *ast.CallExpr:
			called[ast.Unparen(n.Fun)] = true
			s.arguments(n)
			s.call(n)
		case *ast.DeferStmt:
			s.deferred(n, len(loops) > 0)
		case *ast.SelectorExpr:
			s.selector(n, called[n])
		case *ast.TypeSwitchStmt:
			for _, c := range n.Body.List {
				s.typeCases(c.(*ast.CaseClause).List)
			}
		case *ast.TypeAssertExpr:
			if n.Type != nil && !isError(s.info.TypeOf(n.Type)) {
				s.typeCases([]ast.Expr{n.Type})
			}
		case *ast.SwitchStmt:
			s.cases(n)
		case *ast.BinaryExpr:
			s.comparison(n)
		case *ast.AssignStmt:
			s.assignment(n)
		case *ast.ReturnStmt:
			results := s.results(stack)
			for i, r := range n.Results {
				if len(n.Results) == results.Len() && types.IsInterface(results.At(i).Type()) {
					s.typedNil(r)
				}
			}
		case *ast.BasicLit:
			if v := s.info.Types[n].Value; v != nil && v.Kind() == constant.String && !utf8.ValidString(constant.StringVal(v)) && s.rangesOverStrings() {
				s.report(n, "a string that is not UTF-8 is not supported, since ranges over it go wrong")
			}
		case *ast.SliceExpr:
			s.arrayPointer(n.X)
		}
		return true
	})
}

// results returns the results of the innermost function that encloses a node.
func (s *subset) results(stack []ast.Node) *types.Tuple {
	for i := len(stack) - 1; i >= 0; i-- {
		var t types.Type
		switch n := stack[i].(type) {
		case *ast.FuncLit:
			t = s.info.TypeOf(n)
		case *ast.FuncDecl:
			t = s.info.Defs[n.Name].Type()
		}
		if sig, ok := t.(*types.Signature); ok {
			return sig.Results()
		}
	}
	return nil
}

// arrayPointer reports that a pointer to an array is used in place of the array.
func (s *subset) arrayPointer(e ast.Expr) {
	t := s.info.TypeOf(e)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		if _, ok := p.Elem().Underlying().(*types.Array); ok {
			s.report(e, "a pointer to an array in place of the array is not supported")
		}
	}
}

// rangesOverStrings reports whether the package has a range clause for a string.
func (s *subset) rangesOverStrings() bool {
	found := false
	for _, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if r, ok := n.(*ast.RangeStmt); ok {
				b, ok := s.info.TypeOf(r.X).Underlying().(*types.Basic)
				found = found || ok && b.Info()&types.IsString != 0
			}
			return !found
		})
	}
	return found
}

// call checks calls of builtin functions, and conversions.
func (s *subset) call(n *ast.CallExpr) {
	if n.Ellipsis.IsValid() && s.info.Types[n.Args[len(n.Args)-1]].IsNil() {
		s.report(n, "nil as the list of a variadic function's arguments is not supported")
	}
	tv := s.info.Types[n.Fun]
	if tv.IsType() && len(n.Args) == 1 {
		if from := s.info.TypeOf(n.Args[0]); from != nil {
			_, slice := from.Underlying().(*types.Slice)
			to := tv.Type.Underlying()
			if p, ok := to.(*types.Pointer); ok {
				to = p.Elem().Underlying()
			}
			if _, array := to.(*types.Array); slice && array {
				s.report(n, "conversion of a slice to an array is not supported")
			}
		}
		if types.IsInterface(tv.Type) {
			s.typedNil(n.Args[0])
		}
	}
	if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && tv.IsBuiltin() {
		switch id.Name {
		case "print", "println":
			s.report(n, "the function "+id.Name+" is not supported")
		case "new":
			if !s.info.Types[n.Args[0]].IsType() {
				s.report(n, "new with a value is not supported")
			}
		case "make":
			if c, ok := s.info.TypeOf(n.Args[0]).Underlying().(*types.Chan); ok && c.Dir() != types.SendRecv {
				s.report(n, "make of a channel for one direction is not supported")
			}
		case "len", "cap":
			s.arrayPointer(n.Args[0])
		}
	}
}

// deferred checks a defer statement: yaegi evaluates the arguments when the function ends.
func (s *subset) deferred(n *ast.DeferStmt, inLoop bool) {
	operands := n.Call.Args
	if sel, ok := ast.Unparen(n.Call.Fun).(*ast.SelectorExpr); ok && s.info.Types[sel.X].IsValue() && (inLoop || !s.steady(sel)) {
		operands = append([]ast.Expr{sel.X}, operands...)
	}
	for _, a := range operands {
		tv := s.info.Types[a]
		if tv.Value != nil || tv.IsNil() {
			continue
		}
		if id, ok := ast.Unparen(a).(*ast.Ident); ok && !inLoop && !s.assigned(id, false) {
			continue
		}
		if _, ok := ast.Unparen(a).(*ast.FuncLit); ok && !inLoop {
			continue
		}
		s.report(a, "an operand of defer that may change until the function ends is not supported; defer a function literal")
		return
	}
}

// steady reports whether the receiver of a method is the same one whenever it is evaluated.
func (s *subset) steady(sel *ast.SelectorExpr) bool {
	e := sel.X
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			e = x.X
			continue
		case *ast.Ident:
			if fn, ok := s.info.Uses[sel.Sel].(*types.Func); ok && e == sel.X {
				if _, pointer := fn.Signature().Recv().Type().(*types.Pointer); pointer && !types.IsInterface(s.info.TypeOf(e)) {
					if _, own := s.info.TypeOf(e).Underlying().(*types.Pointer); !own {
						return true // the variable itself
					}
				}
			}
			whole := e != sel.X
			switch s.info.TypeOf(x).Underlying().(type) {
			case *types.Pointer, *types.Interface:
				whole = true
			}
			return !s.assigned(x, whole)
		}
		return false
	}
}

// assigned reports whether a variable is assigned after its declaration, or, unless whole, a part of it is or its address is taken.
func (s *subset) assigned(id *ast.Ident, whole bool) bool {
	v, ok := s.info.Uses[id].(*types.Var)
	if !ok {
		return false
	}
	if v.Parent() == s.pkg.Scope() {
		return true
	}
	changed := false
	is := func(e ast.Expr) bool {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.Ident:
				return s.info.Uses[x] == v
			case *ast.SelectorExpr:
				e = x.X
			case *ast.IndexExpr:
				e = x.X
			default:
				return false
			}
			if whole {
				return false
			}
		}
	}
	for _, f := range s.files {
		if v.Pos() < f.Pos() || v.Pos() > f.End() {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, l := range n.Lhs {
					changed = changed || is(l)
				}
			case *ast.IncDecStmt:
				changed = changed || is(n.X)
			case *ast.UnaryExpr:
				changed = changed || !whole && n.Op == token.AND && is(n.X)
			}
			return !changed
		})
	}
	return changed
}

// selector checks method values and expressions, and methods that come from an embedded interface.
func (s *subset) selector(n *ast.SelectorExpr, called bool) {
	sel := s.info.Selections[n]
	if sel == nil {
		if v, ok := s.info.Uses[n.Sel].(*types.Var); ok && v.Pkg() != nil && v.Pkg() != s.pkg && !v.IsField() && s.own(v.Pkg()) {
			s.report(n, "a variable of another package of the script is not supported")
		}
		return
	}
	switch sel.Kind() {
	case types.MethodExpr:
		s.report(n, "a method expression is not supported")
	case types.MethodVal:
		_, pointer := sel.Obj().Type().(*types.Signature).Recv().Type().(*types.Pointer)
		if !called && (s.scriptType(sel.Recv()) != nil || types.IsInterface(sel.Recv())) && !(pointer && s.steady(n)) {
			s.report(n, "a method value is not supported; use a function literal")
		}
		if len(sel.Index()) > 1 && s.throughInterface(sel) {
			s.report(n, "a method that is promoted from an embedded interface is not supported; name the field")
		}
	}
}

// throughInterface reports whether a promoted method is one of an embedded interface.
func (s *subset) throughInterface(sel *types.Selection) bool {
	t := sel.Recv()
	for _, i := range sel.Index()[:len(sel.Index())-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return false
		}
		t = st.Field(i).Type()
	}
	return types.IsInterface(t)
}

// cases checks lists of expressions in a switch.
func (s *subset) cases(n *ast.SwitchStmt) {
	for _, c := range n.Body.List {
		list := c.(*ast.CaseClause).List
		if n.Tag == nil && len(list) > 1 {
			s.report(list[1], "a list of conditions in a case is not supported; join them with ||")
		}
		for _, e := range list {
			if n.Tag != nil && len(list) > 1 && s.info.Types[e].Value == nil && !s.info.Types[e].IsNil() {
				s.report(e, "a list of expressions that are not constant in a case is not supported")
				break
			}
		}
	}
	if n.Tag != nil {
		if t := s.info.TypeOf(n.Tag); t != nil && types.IsInterface(t) {
			s.report(n.Tag, "a switch on the value of an interface is not supported")
		}
	}
}

// assignment checks assignments of several values, which yaegi does not take all at once.
func (s *subset) assignment(n *ast.AssignStmt) {
	for i, r := range n.Rhs {
		if len(n.Lhs) == len(n.Rhs) && types.IsInterface(typeOr(s.info.TypeOf(n.Lhs[i]))) {
			s.typedNil(r)
		}
	}
	if len(n.Lhs) < 2 {
		return
	}
	assigned := map[types.Object]bool{}
	names := map[string]bool{}
	for _, l := range n.Lhs {
		if id, ok := l.(*ast.Ident); ok {
			if o := s.info.Defs[id]; o != nil {
				names[id.Name] = true
			} else {
				assigned[s.info.Uses[id]] = true
			}
		}
	}
	uses := func(e ast.Expr, holds func(id *ast.Ident) bool) bool {
		found := false
		ast.Inspect(e, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && holds(id) {
				found = true
			}
			return !found
		})
		return found
	}
	for _, l := range n.Lhs {
		if _, ok := l.(*ast.Ident); !ok && uses(l, func(id *ast.Ident) bool { return assigned[s.info.Uses[id]] }) {
			s.report(l, "assignment by way of a variable that the same statement assigns is not supported")
			return
		}
	}
	if n.Tok == token.DEFINE {
		for _, r := range n.Rhs {
			if uses(r, func(id *ast.Ident) bool {
				v, ok := s.info.Uses[id].(*types.Var)
				return ok && !v.IsField() && names[id.Name]
			}) {
				s.report(r, "a declaration of several variables that uses an outer one of the same name is not supported")
				return
			}
		}
	}
}

func typeOr(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}

// typedNil reports that a nil pointer variable becomes an interface, which yaegi then takes for nil itself.
func (s *subset) typedNil(e ast.Expr) {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := s.info.Uses[id].(*types.Var)
	if !ok || s.scriptType(v.Type()) == nil {
		return
	}
	if _, pointer := v.Type().Underlying().(*types.Pointer); !pointer {
		return
	}
	for _, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 0 {
				for _, name := range spec.Names {
					if s.info.Defs[name] == v {
						s.report(e, "a pointer that may be nil in an interface is not supported")
					}
				}
			}
			return true
		})
	}
}
