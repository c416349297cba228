package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"time"
)

type visits struct {
	mu    sync.Mutex
	Count int               `json:"count"`
	By    map[string]int    `json:"by"`
	Last  map[string]string `json:"last"`
}

func (v *visits) add(who string) int {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.Count++
	v.By[who]++
	v.Last[who] = strings.ToUpper(who)
	return v.Count
}

func every(ctx context.Context, d time.Duration, f func(context.Context) error) error {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
			if err := f(ctx); err != nil {
				return err
			}
		}
	}
}

func notify(wg *sync.WaitGroup, out chan<- string, format string, args ...interface{}) {
	defer wg.Done()
	out <- fmt.Sprintf(format, args...)
}

func main() {
	v := &visits{By: map[string]int{}, Last: map[string]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello %s, visit %d", r.PathValue("name"), v.add(r.PathValue("name")))
	})
	mux.HandleFunc("GET /visits", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		v.mu.Lock()
		defer v.mu.Unlock()
		if err := json.NewEncoder(w).Encode(map[string]interface{}{"count": v.Count, "by": v.By}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	get := func(method, path string) {
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequest(method, path, nil))
		fmt.Println(rec.Code, strings.TrimSpace(rec.Body.String()))
	}
	get("GET", "/hello/ann")
	get("GET", "/hello/bob")
	get("GET", "/visits")
	get("POST", "/visits")
	get("GET", "/nowhere")

	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := every(ctx, time.Millisecond, func(context.Context) error {
		n++
		if n == 3 {
			cancel()
		}
		return nil
	})
	fmt.Println(n >= 3, err)

	var wg sync.WaitGroup
	out := make(chan string, 2)
	wg.Add(2)
	go notify(&wg, out, "%d-%s", 1, "a")
	go func(s string) {
		defer wg.Done()
		out <- s
	}("x")
	wg.Wait()
	close(out)
	total := 0
	for s := range out {
		total += len(s)
	}
	fmt.Println(total)
	if _, err := os.ReadFile("/does/not/exist"); os.IsNotExist(err) {
		fmt.Println("missing")
	}
	defer func() {
		fmt.Println("recovered:", recover() != nil)
	}()
	var list []int
	fmt.Println(list[n])
}
