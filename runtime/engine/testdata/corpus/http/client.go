package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"time"
)

type headerRT struct {
	next http.RoundTripper
	n    int
}

func (h *headerRT) RoundTrip(r *http.Request) (*http.Response, error) {
	h.n++
	r = r.Clone(r.Context())
	r.Header.Set("X-Count", fmt.Sprint(h.n))
	return h.next.RoundTrip(r)
}

type fakeRT map[string]string

func (f fakeRT) RoundTrip(r *http.Request) (*http.Response, error) {
	body, ok := f[r.URL.String()]
	if !ok {
		return nil, fmt.Errorf("no fake for %s", r.URL)
	}
	return &http.Response{StatusCode: 200, Status: "200 OK", Body: io.NopCloser(strings.NewReader(body)), Header: http.Header{}, Request: r}, nil
}

func main() {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/echo":
			b, _ := io.ReadAll(r.Body)
			w.Header().Set("X-Echo", r.Header.Get("X-Count"))
			fmt.Fprintf(w, "%s %s %d", r.Method, b, r.ContentLength)
		case "/redir":
			http.Redirect(w, r, "/echo", http.StatusFound)
		case "/cookie":
			c, err := r.Cookie("s")
			if err != nil {
				http.SetCookie(w, &http.Cookie{Name: "s", Value: "v1", Path: "/", HttpOnly: true})
				fmt.Fprint(w, "set")
				return
			}
			fmt.Fprint(w, "have ", c.Value)
		case "/slow":
			<-r.Context().Done()
		}
	}))
	defer srv.Close()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Transport: &headerRT{next: http.DefaultTransport}, Jar: jar}
	show := func(res *http.Response, err error) {
		if err != nil {
			fmt.Println("error", strings.ReplaceAll(err.Error(), srv.URL, "URL"))
			return
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		fmt.Println(res.StatusCode, string(b), err, res.Header.Get("X-Echo"))
	}
	show(c.Get(srv.URL + "/echo"))
	show(c.Post(srv.URL+"/echo", "text/plain", strings.NewReader("body")))
	show(c.PostForm(srv.URL+"/echo", url.Values{"b": {"2"}, "a": {"1", "x y"}}))
	show(c.Get(srv.URL + "/redir"))
	show(c.Get(srv.URL + "/cookie"))
	show(c.Get(srv.URL + "/cookie"))
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", srv.URL+"/slow", nil)
	_, err := c.Do(req)
	var ue *url.Error
	fmt.Println(errors.Is(err, context.DeadlineExceeded), errors.As(err, &ue) && ue.Timeout(), ue.Op)
	c.CheckRedirect = func(r *http.Request, via []*http.Request) error {
		fmt.Println("redirect", r.URL.Path, len(via))
		return http.ErrUseLastResponse
	}
	show(c.Get(srv.URL + "/redir"))
	f := &http.Client{Transport: fakeRT{"http://x/a": "fake a"}}
	show(f.Get("http://x/a"))
	show(f.Get("http://x/b"))
}
