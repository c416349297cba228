package engine_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/engine"
)

func TestEmbedDiagnostics(t *testing.T) {
	files := map[string]string{
		"hello.txt": "hello", "other/go.mod": "module other\n", "other/x.txt": "x", "empty/.hidden": "x",
		"main.go": `package main

import "embed"

//go:embed hello.txt
var a, c string

//go:embed hello.txt
var b embed.FS = embed.FS{}

//go:embed hello.txt
var d int

//go:embed hello.txt main.go
var e string

//go:embed hello.txt
func f() {
	//go:embed hello.txt
	var x string
	_ = x
}

//go:embed hello.txt
var (
	z string
)

//go:embed
var k string

//go:embed nothing.txt *.dat
var n string

//go:embed ../secret
//go:embed [
var up string

//go:embed other
var module embed.FS

//go:embed empty
var empty embed.FS

//go:embed "unclosed
var q string

func main() { f() }

//go:embed hello.txt
`,
		"b.go": "package main\n\n//go:embed hello.txt\nvar withoutImport string\n",
	}
	want := `b.go:3:3: go:embed requires import "embed" (or import _ "embed", if package is not used)
main.go:5:3: go:embed cannot apply to multiple vars
main.go:8:3: go:embed cannot apply to var with initializer
main.go:12:5: go:embed cannot apply to var of type int // it has to be a string, a []byte or an embed.FS
main.go:15:5: invalid go:embed: multiple files for type string
main.go:17:3: misplaced go:embed directive // it belongs before a var declaration of its own
main.go:19:4: go:embed cannot apply to var inside func
main.go:24:3: misplaced go:embed directive // it belongs before a var declaration of its own
main.go:29:3: usage: //go:embed pattern...
main.go:32:12: pattern nothing.txt: no matching files found
main.go:32:24: pattern *.dat: no matching files found
main.go:35:12: pattern ../secret: invalid pattern syntax
main.go:36:12: pattern [: invalid pattern syntax
main.go:39:12: pattern other: cannot embed directory other: in different module
main.go:42:12: pattern empty: cannot embed directory empty: contains no embeddable files
main.go:45:3: invalid quoted string in //go:embed: "unclosed
main.go:50:3: misplaced go:embed directive // it belongs before a var declaration of its own
`
	if diff := cmp.Diff(want, check(t, &engine.Options{Name: "demo"}, files)); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
}

func TestEmbedYaegi(t *testing.T) {
	e, err := engine.New("yaegi", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Load(fstest.MapFS{"main.go": {Data: []byte("package main\n\nimport _ \"embed\"\n\n//go:embed main.go\nvar s string\n\nfunc main() { _ = s }\n")}}, nil)
	if want := "go:embed is not supported (engine yaegi)"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
