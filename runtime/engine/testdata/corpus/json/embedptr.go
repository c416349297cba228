package main

import (
	"encoding/json"
	"fmt"
)

type hidden struct{ X int }

type T struct {
	*hidden
	Y int
}

type Shown struct{ X int }

type U struct {
	*Shown `json:"shown"`
	Z      int
}

func main() {
	var t T
	err := json.Unmarshal([]byte(`{"X":1,"Y":2}`), &t)
	fmt.Println(err, t.Y)
	b, err := json.Marshal(T{hidden: &hidden{5}, Y: 6})
	fmt.Println(string(b), err)
	var u U
	fmt.Println(json.Unmarshal([]byte(`{"shown":{"X":3},"Z":4}`), &u), u.Shown.X, u.X, u.Z)
	b, _ = json.Marshal(u)
	fmt.Println(string(b))
}
