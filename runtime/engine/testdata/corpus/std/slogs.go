package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
)

type handler struct{ slog.Handler }

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	r.AddAttrs(slog.String("added", "yes"))
	return h.Handler.Handle(ctx, r)
}

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

func main() {
	drop := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	l := slog.New(handler{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop, Level: slog.LevelDebug})})
	l.Info("hello", "n", 1, "pw", secret("x"), slog.Group("g", "a", true))
	l.Debug("deb", "err", fmt.Errorf("bad"))
	var b bytes.Buffer
	lg := log.New(&b, "p: ", log.Lmsgprefix)
	lg.Printf("x=%d", 1)
	lg.Println("a", "b")
	fmt.Print(b.String())
	slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop})).With("c", 3).Warn("w")
}
