package main

import (
	"bytes"
	"fmt"
	"go/scanner"
	"go/token"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
)

// mutate makes programs with one mistake out of those below a folder, which have none.
func mutate(root string, n int, seed int64) ([]program, error) {
	files, err := filepath.Glob(filepath.Join(root, "*", "*.go"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no programs in %s; name another folder with -corpus (%v)", root, err)
	}
	r := rand.New(rand.NewSource(seed))
	var list []program
	for i := range n {
		name := files[r.Intn(len(files))]
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if unavailable(src) != "" {
			continue
		}
		if src = mistake(r, src); bytes.Contains(src, []byte("package main\n")) {
			list = append(list, program{fmt.Sprintf("%s#%d", filepath.Base(name), i), src})
		}
	}
	return list, nil
}

// A span is where a token is.
type span struct {
	from, to int
	tok      token.Token
}

func tokens(src []byte) []span {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, nil, 0)
	var list []span
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return list
		}
		if lit == "" {
			lit = tok.String()
		}
		if tok == token.SEMICOLON && lit == "\n" {
			lit = ""
		}
		from := file.Offset(pos)
		list = append(list, span{from, min(from+len(lit), len(src)), tok})
	}
}

// mistake makes one.
func mistake(r *rand.Rand, src []byte) []byte {
	all := tokens(src)
	a := all[r.Intn(len(all))]
	replace := func(s span, text []byte) []byte { return slices.Concat(src[:s.from], text, src[s.to:]) }
	switch r.Intn(8) {
	case 0: // a token is missing
		return replace(a, nil)
	case 1: // a token is there twice
		return slices.Concat(src[:a.to], []byte(" "), src[a.from:a.to], src[a.to:])
	case 2: // two tokens are exchanged
		i := r.Intn(len(all) - 1)
		x, y := all[i], all[i+1]
		return slices.Concat(src[:x.from], src[y.from:y.to], src[x.to:y.from], src[x.from:x.to], src[y.to:])
	case 3: // a line is missing
		lines := bytes.SplitAfter(src, []byte("\n"))
		i := r.Intn(len(lines))
		return bytes.Join(slices.Concat(lines[:i], lines[i+1:]), nil)
	case 4: // a line is there twice
		lines := bytes.SplitAfter(src, []byte("\n"))
		i := r.Intn(len(lines))
		return bytes.Join(slices.Insert(lines, i, lines[i]), nil)
	case 5: // a name is misspelled
		return replace(pick(r, all, token.IDENT), []byte("misspelled"))
	case 6: // one name stands for another
		b := pick(r, all, token.IDENT)
		return replace(pick(r, all, token.IDENT), src[b.from:b.to])
	default: // one token stands for another of its kind
		b := pick(r, all, a.tok)
		return replace(a, src[b.from:b.to])
	}
}

// pick returns a token of that kind, or any when there is none.
func pick(r *rand.Rand, all []span, tok token.Token) span {
	var of []span
	for _, s := range all {
		if s.tok == tok {
			of = append(of, s)
		}
	}
	if len(of) == 0 {
		of = all
	}
	return of[r.Intn(len(of))]
}
