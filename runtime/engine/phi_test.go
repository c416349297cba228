package engine

import (
	"math/rand/v2"
	"testing"
)

// However moves that happen at once are arranged, every register gets the value that its source had before.
func TestMovesInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 20_000 {
		const registers = 8
		var moves []move
		for _, to := range r.Perm(registers)[:r.IntN(registers+1)] {
			moves = append(moves, move{to, r.IntN(registers)})
		}
		var want, got [registers]int
		for i := range registers {
			want[i], got[i] = i, i
		}
		for _, m := range moves {
			want[m.to] = m.from
		}
		aside := -1
		for _, m := range inOrder(moves) {
			switch {
			case m.to == spare:
				aside = got[m.from]
			case m.from == spare:
				got[m.to] = aside
			default:
				got[m.to] = got[m.from]
			}
		}
		if got != want {
			t.Fatalf("moves %v in order %v: registers hold %v, want %v", moves, inOrder(moves), got, want)
		}
	}
}
