package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Qty   int
	tags  []string
}

func (i Item) Total() float64                { return i.Price * float64(i.Qty) }
func (i *Item) Tags() []string               { return i.tags }
func (i Item) Scale(f float64, n int) string { return fmt.Sprintf("%.1fx%d", i.Price*f, n) }
func (i Item) Check(ok bool) (string, error) {
	if !ok {
		return "", errors.New("check failed for " + i.Name)
	}
	return "checked", nil
}

type Money float64

func (m Money) String() string { return fmt.Sprintf("$%.2f", float64(m)) }

type Order struct {
	ID    int
	Items []*Item
	Meta  map[string]Money
	Buyer fmt.Stringer
	Note  *string
}

const text = `Order {{.ID}} for {{.Buyer}}
{{- range $i, $e := .Items}}
{{$i}}: {{.Name | printf "%-6s"}} {{.Total}} {{.Scale 2 3}} {{.Tags}}{{range .Tags}} #{{.}}{{else}} none{{end}}
{{- end}}
{{with .Note}}note {{.}}{{else}}no note{{end}} {{len .Items}} {{index .Meta "a"}} {{.Meta.b}} {{range $k, $v := .Meta}}{{$k}}={{$v}} {{end}}
`

func main() {
	t := template.Must(template.New("o").Parse(text))
	o := Order{7, []*Item{{"nut", 1.5, 4, []string{"x", "y"}}, {Name: "bolt", Price: 2}}, map[string]Money{"b": 2, "a": 1.25}, Money(3), nil}
	fmt.Println(t.Execute(os.Stdout, o))
	for _, s := range []string{`{{(index .Items 0).Check false}}`, `{{.Nope}}`, `{{.Items.x}}`, `{{index .Items 5}}`, `{{(index .Items 0).tags}}`, `{{.Note.X}}`, `{{template "none"}}`} {
		var b strings.Builder
		err := template.Must(template.New("e").Parse(s)).Execute(&b, o)
		var ee template.ExecError
		fmt.Println(err, errors.As(err, &ee))
	}
	_, err := template.New("p").Parse("{{if}}")
	fmt.Println(err)
	_, err = template.New("p").Parse("{{.A | nofunc}}")
	fmt.Println(err)
}
