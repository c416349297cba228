package main

import (
	"fmt"
	"html"
	"html/template"
	"os"
)

type User struct {
	Name string
	URL  string
	Bio  template.HTML
	Data map[string]any
}

func (u User) Greeting() string { return "hi <" + u.Name + ">" }

type Safe string

func (s Safe) HTML() template.HTML { return template.HTML("<b>" + string(s) + "</b>") }

type J struct{ N int }

func (j J) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `{"n":"</script>%d"}`, j.N), nil }

func main() {
	t := template.Must(template.New("p").Funcs(template.FuncMap{"safe": func(s string) template.HTML { return Safe(s).HTML() }}).Parse(
		`<a href="{{.URL}}" title='{{.Name}}'>{{.Greeting}}</a> {{.Bio}} {{safe "x"}}
<script>var d = {{.Data}}; var j = {{.Data.j}};</script>
<style>p { color: {{.Name}} }</style><p onclick="f({{.Name}})">{{range $k, $v := .Data}}{{$k}} {{end}}</p>
`))
	u := User{`O'Neil & "co"`, "javascript:alert(1)", "<i>ok</i>", map[string]any{"a": 1, "j": J{5}}}
	fmt.Println(t.Execute(os.Stdout, u))
	u.URL = "https://x/?q=a b&c=<d>"
	fmt.Println(template.Must(template.New("u").Parse(`<a href="{{.URL}}">`)).Execute(os.Stdout, u))
	fmt.Println(html.EscapeString(`<'">&`), html.UnescapeString("&lt;&eacute;&#39;"))
	_, err := template.New("bad").Parse("{{range}}")
	fmt.Println(err)
	err = template.Must(template.New("amb").Parse(`<a href='{{if .}}"{{end}}>`)).Execute(os.Stdout, true)
	fmt.Println(err)
}
