package main

import (
	"errors"
	"fmt"
	"strings"
)

type State int

const (
	Red State = iota
	RedYellow
	Green
	Yellow
	Fault
)

var names = map[State]string{Red: "red", RedYellow: "red+yellow", Green: "green", Yellow: "yellow", Fault: "FAULT"}

func (s State) String() string { return names[s] }

type Event string

type transition struct {
	from State
	ev   Event
}

type Machine struct {
	state State
	table map[transition]State
	enter map[State][]func(from, to State)
	log   []string
}

var ErrNoTransition = errors.New("no transition")

func (m *Machine) On(s State, f func(from, to State)) { m.enter[s] = append(m.enter[s], f) }

func (m *Machine) Fire(e Event) error {
	to, ok := m.table[transition{m.state, e}]
	if !ok {
		if to, ok = m.table[transition{-1, e}]; !ok {
			return fmt.Errorf("%v on %q: %w", m.state, e, ErrNoTransition)
		}
	}
	from := m.state
	m.state = to
	m.log = append(m.log, fmt.Sprintf("%v->%v", from, to))
	for _, f := range m.enter[to] {
		f(from, to)
	}
	return nil
}

func main() {
	m := &Machine{table: map[transition]State{
		{Red, "tick"}: RedYellow, {RedYellow, "tick"}: Green, {Green, "tick"}: Yellow, {Yellow, "tick"}: Red,
		{-1, "fail"}: Fault, {Fault, "reset"}: Red,
	}, enter: map[State][]func(State, State){}}
	greens := 0
	m.On(Green, func(from, to State) { greens++ })
	m.On(Fault, func(from, to State) { fmt.Println("alarm, was", from) })
	for _, e := range []Event{"tick", "tick", "tick", "bogus", "tick", "tick", "fail", "tick", "reset", "tick"} {
		if err := m.Fire(e); err != nil {
			fmt.Println(err, errors.Is(err, ErrNoTransition))
		}
	}
	fmt.Println(strings.Join(m.log, " "))
	fmt.Printf("%v %d %s %+v\n", m.state, m.state, m.state, []State{Red, 7})
	fmt.Println("greens", greens)
}
