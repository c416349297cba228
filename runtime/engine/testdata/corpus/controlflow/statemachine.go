package main

import (
	"fmt"
)

type state uint8

const (
	idle state = iota
	running
	stopped
	numStates
)

var names = [numStates]string{idle: "idle", running: "running", stopped: "stopped"}

func (s state) String() string { return names[s] }

type ev string

var table = map[state]map[ev]state{idle: {"start": running}, running: {"stop": stopped, "pause": idle}}

func step(s state, e ev) (next state, ok bool) {
	next, ok = table[s][e]
	if !ok {
		next = s
	}
	return
}

func main() {
	s := idle
	for _, e := range []ev{"stop", "start", "pause", "start", "stop", "start"} {
		n, ok := step(s, e)
		fmt.Print(s, "-", e, "->", n, ok, " ")
		s = n
	}
	fmt.Println()
	const in = "ab12  c3"
	out, mode := "", 0
	for i := 0; i < len(in); {
		switch c := in[i]; mode {
		case 0:
			switch {
			case c == ' ':
				i++
			case c <= '9':
				mode = 1
			default:
				mode = 2
			}
		case 1:
			if c >= '0' && c <= '9' {
				out += "#"
				i++
			} else {
				mode = 0
			}
		case 2:
			if c >= 'a' {
				out += "@"
				i++
			} else {
				mode = 0
			}
		}
	}
	fmt.Println(out)
}
