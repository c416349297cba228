package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"testing/fstest"
)

type lw struct{ w io.Writer }

func (l lw) Write(b []byte) (int, error) {
	_, after, _ := strings.Cut(strings.SplitN(string(b), "\n", 2)[0], "127.0.0.1:")
	_, msg, _ := strings.Cut(after, " ")
	fmt.Fprintln(l.w, "LOG", msg)
	return len(b), nil
}

func main() {
	back := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "back %s %s %s", r.URL.Path, r.Header.Get("X-Via"), r.Header.Get("X-Forwarded-Host"))
	}))
	defer back.Close()
	u, _ := url.Parse(back.URL)
	proxy := &httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) { p.SetURL(u); p.SetXForwarded(); p.Out.Header.Set("X-Via", "proxy") },
		ModifyResponse: func(r *http.Response) error {
			if strings.HasSuffix(r.Request.URL.Path, "bad") {
				return fmt.Errorf("modify refused")
			}
			r.Header.Set("X-Mod", "1")
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) { http.Error(w, "proxy: "+err.Error(), 502) },
	}
	front := httptest.NewServer(http.StripPrefix("/p", proxy))
	defer front.Close()
	for _, p := range []string{"/p/a", "/p/bad", "/q"} {
		res, err := http.Get(front.URL + p)
		if err != nil {
			fmt.Println(err)
			continue
		}
		b, _ := io.ReadAll(res.Body)
		fmt.Println(res.StatusCode, strings.ReplaceAll(strings.TrimSpace(string(b)), strings.TrimPrefix(front.URL, "http://"), "HOST"), res.Header.Get("X-Mod"))
	}
	req := httptest.NewRequest("POST", "/x", strings.NewReader("body"))
	d, err := httputil.DumpRequest(req, true)
	fmt.Printf("%q %v\n", d, err)
	fsrv := http.FileServerFS(fstest.MapFS{"d/a.txt": {Data: []byte("text")}})
	for _, p := range []string{"/d/a.txt", "/d/", "/no"} {
		w := httptest.NewRecorder()
		fsrv.ServeHTTP(w, httptest.NewRequest("GET", p, nil))
		fmt.Println(w.Code, w.Header().Get("Content-Type"), strings.TrimSpace(w.Body.String()))
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/d/a.txt", nil)
	r.Header.Set("Range", "bytes=1-2")
	fsrv.ServeHTTP(w, r)
	fmt.Println(w.Code, w.Body, w.Header().Get("Content-Range"))
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { panic(fmt.Sprint("handler ", r.URL.Path)) }))
	srv.Config.ErrorLog = log.New(lw{os.Stdout}, "", 0)
	srv.Start()
	_, err = http.Get(srv.URL + "/boom")
	fmt.Println(err != nil)
	srv.Close()
}
