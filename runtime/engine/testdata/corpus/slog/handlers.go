package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"
)

type kv struct {
	groups []string
	attrs  []slog.Attr
	out    io.Writer
	min    slog.Leveler
}

func (h *kv) Enabled(_ context.Context, l slog.Level) bool { return l >= h.min.Level() }
func (h *kv) Handle(ctx context.Context, r slog.Record) error {
	fmt.Fprintf(h.out, "%s|%s|", r.Level, r.Message)
	for _, a := range h.attrs {
		fmt.Fprintf(h.out, "%s ", a)
	}
	r.Attrs(func(a slog.Attr) bool {
		fmt.Fprintf(h.out, "%s%s=%v(%s) ", strings.Join(append(h.groups, ""), "."), a.Key, a.Value.Resolve(), a.Value.Kind())
		return true
	})
	if v := ctx.Value("req"); v != nil {
		fmt.Fprint(h.out, "req=", v)
	}
	_, err := fmt.Fprintln(h.out)
	return err
}
func (h *kv) WithAttrs(as []slog.Attr) slog.Handler {
	c := *h
	c.attrs = append(slices.Clone(h.attrs), as...)
	return &c
}
func (h *kv) WithGroup(g string) slog.Handler {
	c := *h
	c.groups = append(slices.Clone(h.groups), g)
	return &c
}

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type user struct {
	ID   int
	Name string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.Name), slog.Any("pw", secret("x")))
}

func main() {
	var lv slog.LevelVar
	l := slog.New(&kv{out: os.Stdout, min: &lv})
	l.Info("hello", "n", 1, "s", secret("pw"), "u", user{1, "ann"}, "odd")
	l.Debug("hidden")
	lv.Set(slog.LevelDebug)
	l.Debug("shown", slog.Duration("d", time.Second), slog.Any("e", io.EOF))
	g := l.With("app", "x").WithGroup("g").With("in", 2).WithGroup("h")
	g.WarnContext(context.WithValue(context.Background(), "req", 9), "w", slog.Group("grp", "a", 1))
	l.Log(context.Background(), slog.Level(2), "custom", slog.Bool("b", true))
	drop := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		if a.Key == "up" {
			a.Value = slog.StringValue(strings.ToUpper(a.Value.String()))
		}
		return a
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop}), slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop, Level: slog.LevelError})} {
		sl := slog.New(h).With("up", "abc")
		sl.Info("msg", "user", user{2, "bob"}, "m", map[string]int{"k": 1})
		sl.WithGroup("g").Error("bad thing", "err", fmt.Errorf("x: %w", io.EOF), "f", 1.5, "st", struct{ A int }{1})
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop})))
	slog.Info("default", "x", 1)
	log.Print("through log")
}
