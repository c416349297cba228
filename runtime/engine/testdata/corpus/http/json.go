package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
)

type Todo struct {
	ID   int    `json:"id"`
	Text string `json:"text"`
	Done bool   `json:"done"`
}

type store struct {
	sync.Mutex
	next  int
	todos map[int]*Todo
}

type handler func(w http.ResponseWriter, r *http.Request) error

type statusErr struct {
	code int
	msg  string
}

func (e statusErr) Error() string { return e.msg }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		code := 500
		if se, ok := errors.AsType[statusErr](err); ok {
			code = se.code
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
	}
}

func (s *store) create(w http.ResponseWriter, r *http.Request) error {
	var t Todo
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return fmt.Errorf("decode: %w", statusErr{400, err.Error()})
	}
	s.Lock()
	defer s.Unlock()
	s.next++
	t.ID = s.next
	s.todos[t.ID] = &t
	w.WriteHeader(201)
	return json.NewEncoder(w).Encode(t)
}

func (s *store) list(w http.ResponseWriter, r *http.Request) error {
	s.Lock()
	defer s.Unlock()
	all := slices.SortedFunc(maps.Values(s.todos), func(a, b *Todo) int { return a.ID - b.ID })
	return json.NewEncoder(w).Encode(all)
}

func (s *store) one(w http.ResponseWriter, r *http.Request) error {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return statusErr{400, "bad id"}
	}
	t, ok := s.todos[id]
	if !ok {
		return statusErr{404, fmt.Sprintf("todo %d not found", id)}
	}
	return json.NewEncoder(w).Encode(t)
}

func main() {
	s := &store{todos: map[int]*Todo{}}
	mux := http.NewServeMux()
	mux.Handle("POST /todos", handler(s.create))
	mux.Handle("GET /todos", handler(s.list))
	mux.Handle("GET /todos/{id}", handler(s.one))
	srv := httptest.NewServer(mux)
	defer srv.Close()
	do := func(method, path, body string) {
		req, err := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		if err != nil {
			fmt.Println(err)
			return
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		fmt.Println(method, path, res.StatusCode, strings.TrimSpace(string(b)))
	}
	do("POST", "/todos", `{"text":"a"}`)
	do("POST", "/todos", `{"text":"b","done":true}`)
	do("POST", "/todos", `{"nope":1}`)
	do("POST", "/todos", `{`)
	do("GET", "/todos", "")
	do("GET", "/todos/2", "")
	do("GET", "/todos/9", "")
	do("GET", "/todos/x", "")
	do("PATCH", "/todos", "")
}
