package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type Base struct {
	ID int `json:"id"`
}

type user struct {
	Base
	Name   string             `json:"name" db:"n"`
	Email  string             `json:"email,omitempty"`
	secret string             `json:"secret"`
	Skip   int                `json:"-"`
	Opts   map[string]any     `json:"opts,omitempty"`
	Next   *user              `json:"next,omitempty"`
	Num    int64              `json:",string"`
	Inner  struct{ A, b int } `json:"inner"`
}

func main() {
	u := user{Base: Base{7}, Name: "N", secret: "hide", Skip: 1, Num: 5}
	u.Next = &user{Name: "M"}
	b, err := json.Marshal(u)
	fmt.Println(string(b), err)
	var v user
	err = json.Unmarshal([]byte(`{"id":3,"NAME":"x","secret":"s","opts":{"a":[1,"b",null]},"inner":{"A":4,"b":5},"Num":"12"}`), &v)
	fmt.Printf("%+v %v\n", v, err)
	t := reflect.TypeOf(u)
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Print(f.Name, f.Anonymous, f.IsExported(), f.Tag.Get("db"), f.Tag.Get("json"), "; ")
	}
	fmt.Println()
	type a struct {
		X int `a:"1"`
	}
	type c struct {
		X int `c:"2"`
	}
	fmt.Println(c(a{5}).X)
}
