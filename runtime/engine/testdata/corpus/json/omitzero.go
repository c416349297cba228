package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Level int

func (l Level) IsZero() bool { return l == 7 }

type Point struct{ X, Y int }

type Rec struct {
	A int       `json:"a,omitzero"`
	B Level     `json:"b,omitzero"`
	C Point     `json:"c,omitzero"`
	D *Point    `json:"d,omitzero"`
	E []int     `json:"e,omitzero"`
	F []int     `json:"f,omitempty"`
	G time.Time `json:"g,omitzero"`
	H time.Time `json:"h,omitempty"`
	I any       `json:"i,omitempty"`
	J struct{}  `json:"j,omitzero"`
}

func main() {
	for _, r := range []Rec{{}, {A: 1, B: 7, E: []int{}, F: []int{}}, {B: 3, C: Point{0, 1}, D: &Point{}, I: 0}} {
		b, err := json.Marshal(r)
		fmt.Println(string(b), err)
	}
}
