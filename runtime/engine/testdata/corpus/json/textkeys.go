package main

import (
	"encoding/json"
	"fmt"
)

type Key struct{ A, B int }

func (k Key) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d/%d", k.A, k.B), nil }

func (k *Key) UnmarshalText(b []byte) error {
	if _, err := fmt.Sscanf(string(b), "%d/%d", &k.A, &k.B); err != nil {
		return fmt.Errorf("bad key %q", b)
	}
	return nil
}

type Color uint8

func (c Color) String() string { return [...]string{"red", "green"}[c] }

type Id string

func main() {
	m := map[Key]string{{1, 2}: "x", {0, 9}: "y", {10, 0}: "z"}
	b, err := json.Marshal(m)
	fmt.Println(string(b), err)
	back := map[Key]string{}
	fmt.Println(json.Unmarshal(b, &back), back[Key{10, 0}], len(back))
	fmt.Println(json.Unmarshal([]byte(`{"nope":""}`), &back))
	b, _ = json.Marshal(map[Color]int{0: 1, 1: 2})
	fmt.Println(string(b))
	b, _ = json.Marshal(map[Id][]Key{"q": {{1, 1}}})
	fmt.Println(string(b))
	b, _ = json.Marshal([]Color{1, 0})
	fmt.Println(string(b))
	var ints map[int8]bool
	fmt.Println(json.Unmarshal([]byte(`{"12":true,"300":false}`), &ints), ints)
}
