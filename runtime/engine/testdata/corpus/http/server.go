package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	var states []string
	var mu sync.Mutex
	srv := &http.Server{
		Handler: http.TimeoutHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/panic":
				panic(http.ErrAbortHandler)
			case "/slow":
				<-r.Context().Done()
				return
			}
			fmt.Fprint(w, "ok ", r.Context().Value(http.LocalAddrContextKey) != nil, " ", r.Context().Value("base"))
		}), 50*time.Millisecond, "too slow"),
		BaseContext: func(net.Listener) context.Context { return context.WithValue(context.Background(), "base", 7) },
		ConnState: func(c net.Conn, s http.ConnState) {
			mu.Lock()
			defer mu.Unlock()
			if len(states) < 2 {
				states = append(states, s.String())
			}
		},
	}
	done := make(chan error)
	go func() { done <- srv.Serve(l) }()
	base := "http://" + l.Addr().String()
	for _, p := range []string{"/", "/slow", "/panic"} {
		res, err := http.Get(base + p)
		if err != nil {
			fmt.Println(p, "error", errors.Is(err, io.EOF))
			continue
		}
		b, _ := io.ReadAll(res.Body)
		res.Body.Close()
		fmt.Println(p, res.StatusCode, string(b))
	}
	fmt.Println(srv.Shutdown(context.Background()), <-done)
	mu.Lock()
	fmt.Println(states)
	mu.Unlock()
	_, err = http.Get(base)
	fmt.Println(err != nil)
}
