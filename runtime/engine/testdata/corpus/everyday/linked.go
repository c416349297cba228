package main

import (
	"errors"
	"fmt"
	"strings"
)

type Node struct {
	Val  any
	Next *Node
}

type List struct {
	head *Node
	size int
}

func (l *List) Add(v any) *List {
	l.head = &Node{v, l.head}
	l.size++
	return l
}

func (l *List) Each(f func(i int, v any) error) error {
	i := 0
	for n := l.head; n != nil; n = n.Next {
		if err := f(i, n.Val); err != nil {
			return fmt.Errorf("element %d: %w", i, err)
		}
		i++
	}
	return nil
}

type Expr interface {
	Eval(env map[string]float64) (float64, error)
}
type Num float64
type Var string
type Bin struct {
	Op   byte
	L, R Expr
}

var ErrDiv = errors.New("division by zero")

func (n Num) Eval(map[string]float64) (float64, error) { return float64(n), nil }
func (v Var) Eval(env map[string]float64) (float64, error) {
	if x, ok := env[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined %q", string(v))
}
func (b Bin) Eval(env map[string]float64) (float64, error) {
	l, err := b.L.Eval(env)
	if err != nil {
		return 0, err
	}
	r, err := b.R.Eval(env)
	if err != nil {
		return 0, err
	}
	switch b.Op {
	case '+':
		return l + r, nil
	case '*':
		return l * r, nil
	case '/':
		if r == 0 {
			return 0, ErrDiv
		}
		return l / r, nil
	}
	return 0, fmt.Errorf("bad op %c", b.Op)
}

func main() {
	var l List
	l.Add(1).Add("two").Add(3.0)
	err := l.Each(func(i int, v any) error {
		if s, ok := v.(string); ok {
			return errors.New(strings.ToUpper(s))
		}
		fmt.Println(i, v)
		return nil
	})
	fmt.Println(err, l.size)
	e := Bin{'+', Num(1), Bin{'*', Var("x"), Num(4)}}
	fmt.Println(e.Eval(map[string]float64{"x": 2}))
	fmt.Println(e.Eval(nil))
	_, err = Bin{'/', Num(1), Num(0)}.Eval(nil)
	fmt.Println(errors.Is(err, ErrDiv), fmt.Sprintf("%v", e))
}
