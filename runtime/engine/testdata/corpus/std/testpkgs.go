package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"testing/quick"
	"text/tabwriter"
	"text/template"
	"time"
)

type order struct {
	Items []item
	Who   string
}

type item struct {
	Name  string
	Price float64
}

func (i item) Total(n int) float64 { return i.Price * float64(n) }

type level int

func (l level) LogValue() slog.Value { return slog.StringValue(fmt.Sprintf("L%d", int(l))) }

func main() {
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
		}
	})
	fmt.Println(r.N > 0)
	fmt.Println(testing.AllocsPerRun(1, func() {}) >= 0)
	fsys := fstest.MapFS{"a/b.txt": {Data: []byte("x")}}
	fmt.Println(fstest.TestFS(fsys, "a/b.txt"))
	fmt.Println(iotest.TestReader(strings.NewReader("hello"), []byte("hello")))
	fmt.Println(quick.Check(func(a, b int8) bool { return a+b == b+a }, nil))

	t := template.Must(template.New("o").Funcs(template.FuncMap{"up": strings.ToUpper}).Parse(
		`{{.Who | up}}{{range $i, $e := .Items}} {{$i}}:{{.Name}}={{.Total 2 | printf "%.1f"}}{{else}}none{{end}}` + "\n"))
	if err := t.Execute(os.Stdout, order{[]item{{"a", 1.5}, {"b", 2}}, "ann"}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(t.Execute(os.Stdout, struct{ Items []item }{}))
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "a\tbbb\tc\t")
	fmt.Fprintln(tw, "aaaa\tb\tccccc\t")
	tw.Flush()

	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	log.Debug("msg", "lvl", level(3), slog.Group("g", "a", 1, "d", time.Second))
	log.With("w", 1).WithGroup("grp").InfoContext(context.Background(), "m", "k", []int{1})
	slog.New(slog.DiscardHandler).Info("nothing")
	slog.New(slog.NewMultiHandler(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		return a
	}}))).Warn("multi", "e", fmt.Errorf("x"))
}
