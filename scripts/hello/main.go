// Hello serves a page that counts its visits. Change the greeting, save, and
// look again: the new page is there, and it goes on counting.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

const greeting = "Hello"

const page = `<!doctype html>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%[1]s</title>
<style>body { display: grid; place-content: center; height: 90vh; text-align: center; font: 1.2em system-ui; color-scheme: light dark }</style>
<h1>%[1]s</h1>
<p>You are visitor number <b>%[2]d</b>.</p>
`

var mu sync.Mutex // guards visits
var visits int

func main() { script.Main(run) }

func run(ctx context.Context) error {
	addr := "127.0.0.1:8080"
	if err := errors.Join(script.Setting("listen", &addr), script.Keep("visits", &visits)); err != nil {
		return err
	}
	srv, err := webserver.Listen(ctx, addr, nil)
	if err != nil {
		return err
	}
	srv.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		visits++
		n, err := visits, script.Save("visits")
		mu.Unlock()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, page, greeting, n)
	})
	srv.HandleFunc("GET /api/visits", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"visits":%d}`+"\n", visits)
	})
	script.Log(ctx).Info("serving", "url", srv.URL())
	return srv.Serve(ctx)
}
