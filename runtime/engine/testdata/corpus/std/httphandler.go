package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
)

type server struct {
	hits atomic.Int64
	mux  *http.ServeMux
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.hits.Add(1)
	s.mux.ServeHTTP(w, r)
}

func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Path", r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &server{mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]string{"id": r.PathValue("id"), "q": r.FormValue("q")})
	})
	s.mux.HandleFunc("POST /echo", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated)
		io.Copy(w, r.Body)
	})
	s.mux.HandleFunc("/panic", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	ts := httptest.NewUnstartedServer(logging(s))
	ts.Config.ErrorLog = log.New(io.Discard, "", 0)
	ts.Start()
	defer ts.Close()
	show := func(res *http.Response, err error) {
		if err != nil {
			fmt.Println("error", err != nil)
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		fmt.Println(res.StatusCode, res.Header.Get("X-Path"), strings.TrimSpace(string(b)))
	}
	show(http.Get(ts.URL + "/items/42?q=a%20b"))
	show(http.Post(ts.URL+"/echo", "text/plain", strings.NewReader("ping")))
	show(http.Get(ts.URL + "/echo"))
	show(http.Get(ts.URL + "/panic"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", ts.URL, nil)
	show(http.DefaultClient.Do(req))
	fmt.Println(s.hits.Load() >= 4)
}
