package main

import (
	"encoding/json"
	"fmt"
)

type Animal interface{ Sound() string }
type Dog struct{ Name string }
type Cat struct{ Lives int }

func (d *Dog) Sound() string { return d.Name + " woof" }
func (c Cat) Sound() string  { return fmt.Sprint("meow ", c.Lives) }

type Zoo struct {
	Animals []Animal
	By      map[string]Animal
	Star    Animal
}

func main() {
	z := Zoo{[]Animal{&Dog{"rex"}, Cat{9}, &Cat{3}}, map[string]Animal{"d": &Dog{"fido"}}, nil}
	b, err := json.Marshal(z)
	fmt.Println(string(b), err)
	var back Zoo
	err = json.Unmarshal(b, &back)
	fmt.Printf("%T %v\n", err, err)
	pre := Zoo{Star: &Dog{"old"}}
	fmt.Println(json.Unmarshal([]byte(`{"Star":{"Name":"new"}}`), &pre), pre.Star.Sound())
	pre = Zoo{Star: Cat{1}}
	fmt.Println(json.Unmarshal([]byte(`{"Star":{"Lives":2}}`), &pre))
}
