package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/cookiejar"
	"net/http/fcgi"
	"net/http/httptest"
	"net/http/httptrace"
	"net/http/httputil"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"
)

type logging struct{ http.Handler }

func (l logging) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	fmt.Println(r.Method, r.URL.Path, r.PathValue("id"))
	l.Handler.ServeHTTP(w, r)
}

type ctxKey struct{}

type myServer http.Server // a type with the fields of a compiled one

type stamp time.Time

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: r.PathValue("id"), Path: "/"})
		json.NewEncoder(w).Encode(map[string]any{"id": r.PathValue("id"), "q": r.FormValue("q"), "ctx": r.Context().Value(ctxKey{})})
	})
	mux.Handle("POST /echo", http.MaxBytesHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
			return
		}
		w.Write(b)
	}), 8))
	mux.HandleFunc("/panic", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/hijack", func(w http.ResponseWriter, r *http.Request) {
		conn, rw, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		fmt.Fprint(rw, "HTTP/1.1 299 Custom\r\nContent-Length: 0\r\n\r\n")
		rw.Flush()
	})
	srv := httptest.NewUnstartedServer(logging{mux})
	srv.Config.BaseContext = func(net.Listener) context.Context { return context.WithValue(context.Background(), ctxKey{}, "base") }
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.Start()
	defer srv.Close()
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, Timeout: 5 * time.Second}
	get := func(method, path, body string) {
		connected := false
		ctx := httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected = true }})
		req, err := http.NewRequestWithContext(ctx, method, srv.URL+path, strings.NewReader(body))
		if err != nil {
			fmt.Println(err)
			return
		}
		resp, err := client.Do(req)
		if err != nil {
			var ue *url.Error
			fmt.Println("failed", errors.As(err, &ue), errors.Is(err, io.EOF))
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		fmt.Printf("%d %q %v\n", resp.StatusCode, b, connected)
	}
	get("GET", "/items/7?q=x+y", "")
	get("DELETE", "/items/7", "")
	get("POST", "/echo", "short")
	get("POST", "/echo", "much too long")
	get("GET", "/panic", "")
	get("GET", "/hijack", "")
	u, _ := url.Parse(srv.URL)
	fmt.Println(jar.Cookies(u))

	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }})
	defer proxy.Close()
	resp, err := http.Get(proxy.URL + "/items/p")
	fmt.Println(resp.StatusCode, err)
	resp.Body.Close()

	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		c, _ := ln.Accept()
		fmt.Fprintln(c, "hello")
		c.Close()
	}()
	c, err := net.DialTimeout("tcp", ln.Addr().String(), time.Second)
	if err != nil {
		panic(err)
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	fmt.Printf("%q %v %v\n", line, err, netip.MustParseAddrPort(ln.Addr().String()).Addr())
	req, err := cgi.RequestFromMap(map[string]string{"REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "h", "REQUEST_URI": "/x"})
	fmt.Println(req.Host, req.URL, err)
	fmt.Println(fcgi.ErrConnClosed)

	s := (*myServer)(&http.Server{Addr: ":1"})
	back := (*http.Server)(s)
	fmt.Println(s.Addr, back.Addr)
	fmt.Println(time.Time(stamp(time.Unix(0, 0).UTC())))
}
