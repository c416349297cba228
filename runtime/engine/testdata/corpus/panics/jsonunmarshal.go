package main

import (
	"encoding/json"
	"fmt"
)

type T int

func (t *T) UnmarshalJSON(b []byte) error { panic(fmt.Errorf("refused %s", b)) }

func main() {
	var v map[string]T
	fmt.Println(json.Unmarshal([]byte(`{"k":5}`), &v))
}
