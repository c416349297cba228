package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type Level int

func (l Level) MarshalJSON() ([]byte, error) { return json.Marshal(fmt.Sprintf("L%d", int(l))) }
func (l *Level) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	_, err := fmt.Sscanf(s, "L%d", (*int)(l))
	return err
}

type Common struct {
	ID int `json:"id"`
}

type Reading struct {
	Common
	Name    string            `json:"name"`
	Value   *float64          `json:"value,omitempty"`
	Tags    map[string]string `json:"tags,omitempty"`
	Level   Level             `json:"level"`
	Nested  []Reading         `json:"nested,omitempty"`
	secret  string
	Skipped string        `json:"-"`
	Every   time.Duration `json:"every"`
}

func main() {
	v := 21.5
	r := Reading{Common{7}, "t", &v, map[string]string{"b": "2", "a": "1"}, 3, []Reading{{Name: "in"}}, "pw", "no", time.Second}
	b, err := json.Marshal(r)
	fmt.Println(string(b), err)
	var back Reading
	fmt.Println(json.Unmarshal(b, &back), back.ID, *back.Value, back.Level, back.Nested[0].Name, back.Every, back.secret == "")
	var any map[string]any
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,"x",null,{"b":true}]}`), &any), any)
	dec := json.NewDecoder(strings.NewReader(`{"id":1,"bogus":2}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&back))
	var se *json.SyntaxError
	err = json.Unmarshal([]byte(`{"a":`), &any)
	fmt.Printf("%v %T %v\n", err, err, se == nil)
	out, _ := json.MarshalIndent(struct {
		A int    `json:"a"`
		B []byte `json:"b"`
	}{1, []byte("hi")}, "", "  ")
	fmt.Println(string(out))
}
