package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Sensor struct {
	ID       string  `json:"id"`
	Name     string  `json:"name,omitempty"`
	Value    float64 `json:",omitempty"`
	Count    int64   `json:"count,string"`
	secret   string
	Skip     string            `json:"-"`
	Dash     string            `json:"-,"`
	Seen     time.Time         `json:"seen,omitzero"`
	Limits   [2]int            `json:"limits"`
	Labels   map[string]string `json:"labels,omitempty"`
	Parent   *Sensor           `json:"parent,omitempty"`
	Raw      []byte            `json:"raw"`
	Disabled bool              `json:"disabled,string"`
}

func main() {
	s := Sensor{ID: "a<b>&c", Count: 7, secret: "hidden", Skip: "skipped", Dash: "dash", Limits: [2]int{1, 2}, Raw: []byte("hi")}
	b, err := json.Marshal(s)
	fmt.Println(string(b), err)
	s.Seen = time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)
	s.Labels = map[string]string{"z": "1", "a": "2"}
	s.Parent = &Sensor{ID: "p", Name: "parent"}
	b, err = json.MarshalIndent(s, "> ", "  ")
	fmt.Println(string(b), err)
	var back Sensor
	err = json.Unmarshal([]byte(`{"ID":"case","count":"42","secret":"x","Skip":"y","-":"d","VALUE":1.5,"limits":[9,8,7],"disabled":"true","raw":"aGk="}`), &back)
	fmt.Printf("%+v %v\n", back, err)
	fmt.Println(back.secret == "", back.Skip == "")
	fmt.Println(json.Unmarshal([]byte(`{"count":42}`), &back))
}
