package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
)

type counting struct {
	slog.Handler
	n *int
}

func (c counting) Handle(ctx context.Context, r slog.Record) error {
	*c.n++
	if r.NumAttrs() > 1 {
		return errors.New("too many")
	}
	return c.Handler.Handle(ctx, r)
}

type lazy func() string

func (l lazy) LogValue() slog.Value { return slog.StringValue(l()) }

type pt struct{ X, Y int }

func (p pt) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "(%d;%d)", p.X, p.Y), nil }

func main() {
	n := 0
	l := slog.New(counting{slog.DiscardHandler, &n})
	l.Info("a")
	fmt.Println(n, l.Enabled(context.Background(), slog.LevelError))
	h := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		if a.Key == "level" {
			a.Value = slog.StringValue(map[slog.Level]string{slog.LevelInfo: "i", slog.LevelWarn: "w"}[a.Value.Any().(slog.Level)])
		}
		return a
	}})
	l = slog.New(counting{h, &n})
	l.Warn("msg with spaces", "k", pt{1, 2})
	called := false
	l.Debug("no", "v", lazy(func() string { called = true; return "x" }))
	fmt.Println(called)
	l.Info("yes", "v", lazy(func() string { called = true; return "x y" }))
	fmt.Println(called, n)
	var lv slog.Level
	fmt.Println(lv.UnmarshalText([]byte("WARN+2")), lv, lv.UnmarshalText([]byte("nope")))
	v := slog.AnyValue(pt{3, 4})
	fmt.Println(v.Kind(), v, slog.Any("k", []int{1}).Equal(slog.Any("k", 1)), slog.Int("a", 1))
	std := slog.NewLogLogger(h, slog.LevelWarn)
	std.Printf("from %s", "log")
}
