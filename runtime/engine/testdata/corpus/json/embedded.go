package main

import (
	"encoding/json"
	"fmt"
)

type Base struct {
	ID   int
	Kind string `json:"kind"`
}

type inner struct {
	Hidden  int
	private int
	Name    string
}

type Named struct {
	Base
	inner
	*Extra
	Kind string `json:"kind"`
	N    Base   `json:"nested"`
}

type Extra struct {
	Note string `json:"note"`
	ID   int
}

func main() {
	n := Named{Base: Base{1, "base"}, inner: inner{2, 3, "in"}, Kind: "outer"}
	b, err := json.Marshal(n)
	fmt.Println(string(b), err)
	n.Extra = &Extra{"note", 9}
	b, err = json.Marshal(n)
	fmt.Println(string(b), err)
	var back Named
	err = json.Unmarshal([]byte(`{"kind":"k","Hidden":5,"Name":"nm","note":"made","nested":{"ID":4,"kind":"q"},"ID":1}`), &back)
	fmt.Println(err, back.Base, back.inner, back.Extra != nil, back.Kind, back.N)
	if back.Extra != nil {
		fmt.Println(*back.Extra)
	}
}
