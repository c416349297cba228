// Command json decodes and encodes a small message.
package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type message struct {
	ID    int       `json:"id"`
	Name  string    `json:"name"`
	Tags  []string  `json:"tags"`
	Value []float64 `json:"value"`
}

func run() int {
	text := []byte(`{"id":7,"name":"sensor","tags":["a","b","c"],"value":[1.5,2.25,3]}`)
	n := 0
	for i := 0; i < 5000; i++ {
		var m message
		if err := json.Unmarshal(text, &m); err != nil {
			panic(err)
		}
		m.ID += i
		b, err := json.Marshal(m)
		if err != nil {
			panic(err)
		}
		n += len(b)
	}
	return n
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
