package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

type Celsius float64

func (c Celsius) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `"%.1f°C"`, float64(c)), nil }

func (c *Celsius) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("celsius: %w", err)
	}
	_, err := fmt.Sscanf(s, "%f°C", (*float64)(c))
	return err
}

type Ptr struct{ n int }

func (p *Ptr) MarshalJSON() ([]byte, error) { return []byte(strconv.Itoa(p.n * 100)), nil }

type Room struct {
	Temp  Celsius
	Many  []Celsius
	Named map[string]Celsius
	P     *Celsius
	Any   any
	V     Ptr
	Q     *Ptr
	Ptrs  []Ptr
	MP    map[string]Ptr
}

func main() {
	c := Celsius(3)
	r := Room{1.25, []Celsius{1, 2}, map[string]Celsius{"b": 2, "a": 1}, &c, Celsius(9), Ptr{1}, &Ptr{2}, []Ptr{{3}}, map[string]Ptr{"x": {4}}}
	b, err := json.Marshal(r)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&r)
	fmt.Println(string(b), err)
	var back Room
	err = json.Unmarshal([]byte(`{"Temp":"21.5°C","Many":["1.0°C","-2.5°C"],"Named":{"k":"7.0°C"},"P":"8.0°C"}`), &back)
	fmt.Println(err, float64(back.Temp), back.Many, back.Named, float64(*back.P))
	err = json.Unmarshal([]byte(`{"Temp":12}`), &back)
	fmt.Println(err)
	var ute *json.UnmarshalTypeError
	fmt.Println(errors.As(err, &ute))
}
