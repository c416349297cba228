package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

func main() {
	step := make(chan string)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		f := w.(http.Flusher)
		f.Flush()
		for s := range step {
			fmt.Fprintf(w, "data: %s\n\n", s)
			f.Flush()
		}
		w.Header().Set(http.TrailerPrefix+"X-Done", "yes")
	}))
	defer srv.Close()
	res, err := http.Get(srv.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer res.Body.Close()
	fmt.Println(res.Header.Get("Content-Type"), res.TransferEncoding, res.ContentLength)
	sc := bufio.NewScanner(res.Body)
	for _, s := range []string{"one", "two"} {
		step <- s
		for sc.Scan() {
			if sc.Text() == "" {
				break
			}
			fmt.Println("got", sc.Text())
		}
	}
	close(step)
	for sc.Scan() {
		fmt.Println("rest", sc.Text())
	}
	fmt.Println(res.Trailer)
	pr, pw := io.Pipe()
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := 0
		s := bufio.NewScanner(r.Body)
		for s.Scan() {
			n += len(s.Text())
		}
		rc := http.NewResponseController(w)
		fmt.Fprint(w, n, " ", r.ContentLength, " ", rc.Flush())
	}))
	defer up.Close()
	go func() {
		for i := range 3 {
			fmt.Fprintln(pw, strings.Repeat("x", i))
		}
		pw.Close()
	}()
	res2, err := http.Post(up.URL, "text/plain", pr)
	b, _ := io.ReadAll(res2.Body)
	fmt.Println(string(b), err)
}
