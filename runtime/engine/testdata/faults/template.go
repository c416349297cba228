package main

import (
	"os"
	"text/template"
)

func main() {
	t := template.Must(template.New("x").Funcs(template.FuncMap{"f": func() string { panic("in f") }}).Parse("{{f}}"))
	err := t.Execute(os.Stdout, nil)
	if err != nil {
		panic(err)
	}
}
