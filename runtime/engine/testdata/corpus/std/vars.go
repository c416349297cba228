package main

import (
	"bytes"
	"database/sql"
	"expvar"
	"fmt"
	"go/ast"
	"go/build"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof"
	"os"
	"strings"
	"time"
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func capture(f func()) string {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	old := os.Stdout
	os.Stdout = w
	f()
	os.Stdout = old
	w.Close()
	b, _ := io.ReadAll(r)
	return string(b)
}

var hits = expvar.NewInt("hits")

func main() {
	fmt.Printf("%q\n", capture(func() { fmt.Println("captured") }))

	http.DefaultTransport = roundTripper(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 418, Body: io.NopCloser(strings.NewReader("tea " + r.URL.Path)), Request: r}, nil
	})
	resp, err := http.Get("http://nowhere.test/pot")
	if err != nil {
		panic(err)
	}
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(resp.StatusCode, string(b))

	http.DefaultClient = &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		return nil, fmt.Errorf("no %s", r.Method)
	})}
	_, err = http.Head("http://nowhere.test/")
	fmt.Println(err)

	time.Local = time.FixedZone("TEST", 3600)
	fmt.Println(time.Unix(0, 0))

	hits.Add(2)
	rec := httptest.NewRecorder()
	http.DefaultServeMux.ServeHTTP(rec, httptest.NewRequest("GET", "/debug/vars", nil))
	fmt.Println(rec.Code, strings.Contains(rec.Body.String(), `"hits": 2`))
	rec = httptest.NewRecorder()
	http.DefaultServeMux.ServeHTTP(rec, httptest.NewRequest("GET", "/debug/pprof/cmdline", nil))
	fmt.Println(rec.Code)

	build.Default.GOOS = "plan9"
	ok, err := build.Default.MatchFile("testdata", "x_linux.go")
	fmt.Println(ok, err)

	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "x.go", "package x\nfunc  F(a int)  int { return a+  1 }", 0)
	if err != nil {
		panic(err)
	}
	pkg, err := (&types.Config{}).Check("x", fset, []*ast.File{f}, nil)
	fmt.Println(pkg.Scope().Lookup("F"), err)
	for n := range ast.Preorder(f) {
		if id, ok := n.(*ast.Ident); ok {
			fmt.Print(id.Name, " ")
		}
	}
	var out bytes.Buffer
	format.Node(&out, fset, f)
	fmt.Println(out.String())

	var n sql.Null[int]
	fmt.Println(n.Scan("42"))
	fmt.Println(n)
}
