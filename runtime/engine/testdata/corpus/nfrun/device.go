package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

type visits struct {
	Count int
}

func main() { script.Main(run) }

func run(ctx context.Context) error {
	greeting := "hello"
	if err := script.Setting("lang-greeting", &greeting); err != nil {
		return err
	}
	if _, err := script.Secret("lang-none"); err == nil {
		return fmt.Errorf("a secret that nobody set")
	}
	var v visits
	srv, err := webserver.Listen(ctx, "127.0.0.1:0", nil)
	if err != nil {
		return err
	}
	srv.HandleFunc("GET /hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		v.Count++
		fmt.Fprintf(w, "%s %s, visit %d", greeting, r.PathValue("name"), v.Count)
	})
	srv.Handle("/json", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "none", http.StatusTeapot)
	}))
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- srv.Serve(serving) }()
	for _, path := range []string{"/hello/ann", "/hello/bob", "/json", "/nowhere"} {
		res, err := http.Get(srv.URL() + path)
		if err != nil {
			return err
		}
		b, err := io.ReadAll(res.Body)
		res.Body.Close()
		fmt.Printf("%d %q %v\n", res.StatusCode, b, err)
	}
	stop()
	fmt.Println(<-done)

	ticking, cancel := context.WithCancel(ctx)
	defer cancel()
	n := 0
	err = script.Every(ticking, time.Millisecond, func(ctx context.Context) error {
		n++
		switch n {
		case 1:
			return fmt.Errorf("one run fails")
		case 3:
			cancel()
		}
		return nil
	})
	fmt.Println(n, err)
	if err := script.After(ctx, time.Millisecond, func(context.Context) error {
		script.Log(ctx).Info("later", "n", n, slog.Bool("ok", true))
		return nil
	}); err != nil {
		return err
	}
	return nil
}
