package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type Cfg struct {
	Port  int16             `json:"port"`
	Hosts []string          `json:"hosts"`
	Sub   struct{ On bool } `json:"sub"`
	Up    uint8
}

func main() {
	for _, s := range []string{``, `{`, `nul`, `{"port":"x"}`, `{"port":70000}`, `{"port":1.5}`, `{"hosts":"a"}`, `{"hosts":[1]}`, `{"sub":{"On":1}}`,
		`{"Up":-1}`, `[]`, `{"a":1,}`, `{"a" 1}`, `{'a':1}`, "{\"a\":\"\x01\"}", `{} x`, `{"port":1}}`, `{"sub":[]}`} {
		var c Cfg
		err := json.Unmarshal([]byte(s), &c)
		fmt.Printf("%-20q %T %v\n", s, err, err)
		var ute *json.UnmarshalTypeError
		var se *json.SyntaxError
		switch {
		case errors.As(err, &ute):
			fmt.Println("   ", ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field)
		case errors.As(err, &se):
			fmt.Println("   ", se.Offset)
		}
	}
	var c Cfg
	fmt.Println(json.Unmarshal([]byte(`{}`), c))
	fmt.Println(json.Unmarshal([]byte(`{}`), nil))
	fmt.Println(json.Unmarshal([]byte(`{}`), (*Cfg)(nil)))
	fmt.Println(json.Valid([]byte(`[1]`)), json.Valid([]byte(`[1`)))
}
