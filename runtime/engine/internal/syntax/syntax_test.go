package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What programs say in whole is compared with the compiler in runtime/engine; here is what an Error says about itself.
func TestCheck(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"fine", "package p\n\nfunc f() {}\n", ""},
		{"one a line", "package p\n\nvar a = )(\nvar b = )\n", "3:9 syntax: syntax error: unexpected ), expected expression\n4:9 syntax: syntax error: unexpected ), expected expression\n"},
		{"lexical", "package p\n\nvar a = \"\\q\"\n", "3:11: unknown escape\n"},
		{"label", "package p\n\nfunc f() {\nL:\n}\n", "4:1: label L defined and not used\n"},
		{"label in a function with a syntax error", "package p\n\nfunc f() {\nL:\n\t1 2\n}\n", "5:4 syntax: syntax error: unexpected literal 2 at end of statement\n"},
		{"directive", "package p\n\n//go:noinline\nvar a int\n", "3:3 later: misplaced compiler directive\n"},
		{"directive at the end", "package p\n\nvar a int\n\n//go:noinline\n", "5:3: misplaced compiler directive\n"},
		{"goroutine", "package p\n\nfunc f() {\n\tgo f\n}\n", "4:5 types: expression in go must be function call\n"},
		{"three variables", "package p\n\nfunc f() {\n\tfor a, b, c := range f {\n\t}\n}\n", "4:12 types: range clause permits at most two iteration variables\n"},
		{"file of a BOM", "\ufeffpackage p;", ""},
		{"nothing", "", "1:1 syntax: syntax error: package statement must be first\n"},
		{"too deep", "package p\n\nvar a = " + strings.Repeat("(", maxDepth), "3:50008: exceeded max nesting depth\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			errors, _ := Check("p.go", []byte(tt.src))
			for _, e := range errors {
				phase := ""
				switch {
				case e.Syntax():
					phase = " syntax"
				case e.Later:
					phase = " later"
				case e.Types:
					phase = " types"
				}
				fmt.Fprintf(&b, "%d:%d%s: %s\n", e.Line, e.Column, phase, e.Message)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

// A repair is as long as what it replaces, and leaves a program.
func TestRepairs(t *testing.T) {
	src := "package p\n\nfunc f(s []int) {\n\tgo f\n\tdefer f\n\tfor a, b, c := range s {\n\t}\n\tvar _ struct{ x int 5 }\n}\n"
	_, repairs := Check("p.go", []byte(src))
	got := []byte(src)
	for _, r := range repairs {
		copy(got[r.Offset:], r.Text)
	}
	want := "package p\n\nfunc f(s []int) {\n\t_= f\n\t_=    f\n\tfor a, b    := range s {\n\t}\n\tvar _ struct{ x int   }\n}\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("repaired (-want +got):\n%s", diff)
	}
}
