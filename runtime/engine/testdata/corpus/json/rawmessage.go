package main

import (
	"encoding/json"
	"fmt"
)

type Envelope struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

type Circle struct{ R float64 }
type Square struct{ Side float64 }

func (c Circle) Area() float64 { return 3 * c.R * c.R }
func (s Square) Area() float64 { return s.Side * s.Side }

type Shape interface{ Area() float64 }

func decode(b []byte) (Shape, error) {
	var e Envelope
	if err := json.Unmarshal(b, &e); err != nil {
		return nil, err
	}
	makers := map[string]func() (Shape, error){
		"circle": func() (Shape, error) { var c Circle; err := json.Unmarshal(e.Data, &c); return c, err },
		"square": func() (Shape, error) { var c Square; err := json.Unmarshal(e.Data, &c); return &c, err },
	}
	mk, ok := makers[e.Type]
	if !ok {
		return nil, fmt.Errorf("unknown shape %q with data %s", e.Type, e.Data)
	}
	return mk()
}

func main() {
	for _, s := range []string{`{"type":"circle","data":{"R":2}}`, `{"type":"square","data":{"Side":3}}`, `{"type":"hex","data":[1, 2]}`, `{"type":"circle","data":"x"}`, `{"type":1}`, `{`} {
		sh, err := decode([]byte(s))
		fmt.Printf("%T %v\n", sh, err)
		if err == nil {
			fmt.Println(sh.Area())
		}
	}
	b, err := json.Marshal(Envelope{"t", json.RawMessage(`{"pre": "made"}`)})
	fmt.Println(string(b), err)
	b, err = json.Marshal(Envelope{Type: "nil"})
	fmt.Println(string(b), err)
}
