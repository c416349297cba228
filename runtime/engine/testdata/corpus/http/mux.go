package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

type api struct {
	hits  map[string]int
	items map[string]string
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.hits[r.URL.Path]++
	fmt.Fprintf(w, "api %s %s hits=%d", r.Method, r.URL.Path, a.hits[r.URL.Path])
}

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	v, ok := a.items[r.PathValue("id")]
	if !ok {
		http.Error(w, "no "+r.PathValue("id"), http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	io.WriteString(w, v)
}

func (a *api) put(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 8))
	var mbe *http.MaxBytesError
	if errors.As(err, &mbe) {
		http.Error(w, fmt.Sprint("limit ", mbe.Limit), 413)
		return
	}
	a.items[r.PathValue("id")] = string(b)
	w.WriteHeader(http.StatusCreated)
}

func main() {
	a := &api{map[string]int{}, map[string]string{"1": "one"}}
	mux := http.NewServeMux()
	mux.Handle("/api/", a)
	mux.HandleFunc("GET /items/{id}", a.get)
	mux.HandleFunc("PUT /items/{id}", a.put)
	mux.HandleFunc("/files/{path...}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.PathValue("path"), " ", r.Pattern) })
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/api/home", http.StatusSeeOther) })
	for _, c := range [][3]string{{"GET", "/api/x", ""}, {"POST", "/api/x", ""}, {"GET", "/items/1", ""}, {"GET", "/items/9", ""}, {"PUT", "/items/9", "nine"}, {"GET", "/items/9", ""}, {"PUT", "/items/8", "far too long"},
		{"DELETE", "/items/1", ""}, {"GET", "/files/a/b%20c", ""}, {"GET", "/", ""}, {"GET", "/none", ""}, {"GET", "/api", ""}, {"GET", "/files/../items/1", ""}} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(c[0], c[1], strings.NewReader(c[2])))
		res := w.Result()
		fmt.Printf("%s %s -> %d %q %q %s\n", c[0], c[1], res.StatusCode, w.Body.String(), res.Header.Get("Location"), res.Header.Get("Allow"))
	}
	defer func() { fmt.Println(recover() != nil) }()
	mux.HandleFunc("GET /items/{other}", a.get)
}
