package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
)

type account struct {
	Owner    string
	balance  int
	password string
	tags     map[string]string
	Sub      sub
	sub2     sub
}

type sub struct {
	Open   int
	closed int
}

func main() {
	a := account{"ann", 5, "s3cret", map[string]string{"k": "v"}, sub{1, 2}, sub{3, 4}}
	b, _ := json.Marshal(a)
	fmt.Println(string(b))
	err := json.Unmarshal([]byte(`{"balance":99,"password":"x","closed":9,"Sub":{"closed":7,"Open":8},"sub2":{"Open":1}}`), &a)
	fmt.Println(err, a)
	x, err := xml.Marshal(a)
	fmt.Println(string(x), err)
	fmt.Printf("%v %+v\n", a, a)
	anon := struct {
		A int
		b int
	}{1, 2}
	b, _ = json.Marshal(anon)
	fmt.Println(string(b))
}
