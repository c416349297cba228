package main

import (
	"fmt"
)

type money struct {
	cents int64
	cur   string
}

func (m money) plus(o money) money    { m.cents += o.cents; return m }
func (m *money) scale(n int64) *money { m.cents *= n; return m }

type wallet struct {
	cash money
	log  []money
}

func (w wallet) add(m money) wallet { w.cash = w.cash.plus(m); w.log = append(w.log, m); return w }

func main() {
	w := wallet{cash: money{100, "EUR"}}
	w2 := w.add(money{50, "EUR"}).add(money{25, "EUR"})
	w2.cash.scale(2).scale(3)
	fmt.Println(w, w2, len(w.log), len(w2.log), w.cash == money{100, "EUR"})
}
