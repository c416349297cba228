package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing/fstest"

	"github.com/nfrun/nfrun/runtime/engine"
)

// A set is programs of one origin, and how they compare.
type set struct {
	name     string
	programs []program
	leftOut  map[string]int // by reason

	compared, positions, messages             int // programs
	problems, samePosition, sameMessage, more int // problems of the compiler, those found, and those that only we have
}

type program struct {
	name string
	src  []byte
}

// compare checks the programs both ways.
func (s *set) compare(c *compiler, match *regexp.Regexp, show *int) error {
	e, err := engine.New("", nil)
	if err != nil {
		return err
	}
	type result struct {
		want []problem
		err  error
	}
	programs := slices.DeleteFunc(slices.Clone(s.programs), func(p program) bool { return !match.MatchString(p.name) })
	results := make([]result, len(programs))
	var wg sync.WaitGroup
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, p := range programs {
		turn <- struct{}{}
		wg.Go(func() {
			results[i].want, results[i].err = c.check(p.src)
			<-turn
		})
	}
	wg.Wait()
	for i, p := range programs {
		if results[i].err != nil {
			return results[i].err
		}
		got, err := check(e.(engine.Checker), p.src)
		if err != nil {
			fmt.Printf("--- %s: %v\n", p.name, err)
		}
		s.count(p, results[i].want, got, show)
	}
	return nil
}

// check returns what nfrun says of a program.
func check(e engine.Checker, src []byte) ([]problem, error) {
	err := e.Check(fstest.MapFS{"main.go": {Data: src}}, &engine.Options{Name: "main", Allow: engine.Refused()})
	if err == nil {
		return nil, nil
	}
	var ds engine.Diagnostics
	if !errors.As(err, &ds) {
		return nil, err
	}
	var list []problem
	for _, d := range ds {
		if strings.HasPrefix(d.Message, "function main is undeclared") {
			continue // the linker says so
		}
		list = append(list, problem{d.Line, d.Column, d.Message})
	}
	return sorted(list), nil
}

func (s *set) count(p program, want, got []problem, show *int) {
	s.compared++
	s.problems += len(want)
	where := func(list []problem) []problem {
		var at []problem
		for _, p := range list {
			at = append(at, problem{p.line, p.column, ""})
		}
		return slices.Compact(at)
	}
	positions, places := where(want), where(got)
	if slices.Equal(positions, places) {
		s.positions++
	}
	if slices.Equal(want, got) {
		s.messages++
		s.samePosition += len(want)
		s.sameMessage += len(want)
		return
	}
	var lines []string
	for _, w := range want {
		if slices.Contains(places, problem{w.line, w.column, ""}) {
			s.samePosition++
		}
		if slices.Contains(got, w) {
			s.sameMessage++
		} else {
			lines = append(lines, "  compiler "+w.String())
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			s.more++
			lines = append(lines, "  nfrun    "+g.String())
		}
	}
	if *show > 0 {
		*show--
		fmt.Printf("--- %s\n%s\n", p.name, strings.Join(lines, "\n"))
		for _, l := range lines {
			var n int
			if _, err := fmt.Sscanf(strings.Fields(l)[1], "%d:", &n); err == nil && n > 0 && n <= strings.Count(string(p.src), "\n")+1 {
				fmt.Printf("    %d| %s\n", n, strings.TrimSpace(strings.Split(string(p.src), "\n")[n-1]))
				break
			}
		}
	}
}

func (s *set) print(w io.Writer) {
	percent := func(a, b int) string {
		return fmt.Sprintf("%d of %d (%.1f %%)", a, b, 100*float64(a)/float64(max(b, 1)))
	}
	fmt.Fprintf(w, "%s: %d programs compared\n", s.name, s.compared)
	fmt.Fprintf(w, "  programs with the same positions   %s\n", percent(s.positions, s.compared))
	fmt.Fprintf(w, "  programs with the same messages    %s\n", percent(s.messages, s.compared))
	fmt.Fprintf(w, "  the compiler's errors, by position %s\n", percent(s.samePosition, s.problems))
	fmt.Fprintf(w, "  the compiler's errors, by message  %s\n", percent(s.sameMessage, s.problems))
	fmt.Fprintf(w, "  errors that the compiler has not   %d\n", s.more)
	for reason, n := range s.leftOut {
		fmt.Fprintf(w, "  left out: %d %s\n", n, reason)
	}
}
