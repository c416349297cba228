package main

import (
	"os"
	"text/template"
)

func main() {
	template.Must(template.New("x").Parse("{{.A")).Execute(os.Stdout, nil)
}
