package main

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

// A few programs with a mistake are told as the compiler tells them, by position.
func TestMistakes(t *testing.T) {
	if os.Getenv("NFRUN_QUICK") != "" {
		t.Skip("compiles programs; run without NFRUN_QUICK")
	}
	c, err := newCompiler()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	programs, err := mutate("../../runtime/engine/testdata/corpus", 100, 1)
	if err != nil {
		t.Fatal(err)
	}
	s := &set{name: "programs", programs: programs}
	show := 10
	if err := s.compare(c, regexp.MustCompile(""), &show); err != nil {
		t.Fatal(err)
	}
	if s.compared < 50 || s.problems < 50 || s.samePosition < s.problems*95/100 {
		var b bytes.Buffer
		s.print(&b)
		t.Error(b.String())
	}
}
