package main

import (
	"errors"
	"fmt"
)

type req struct {
	method, url string
	headers     map[string][]string
	body        []byte
	err         error
}

func newReq(u string) *req                       { return &req{method: "GET", url: u, headers: map[string][]string{}} }
func (r *req) header(k string, v ...string) *req { r.headers[k] = append(r.headers[k], v...); return r }
func (r *req) post(b []byte) *req {
	if len(b) == 0 {
		r.err = errors.Join(r.err, errors.New("empty body"))
	}
	r.method, r.body = "POST", b
	return r
}
func (r req) build() (string, error) {
	if r.err != nil {
		return "", fmt.Errorf("build %s: %w", r.url, r.err)
	}
	return fmt.Sprintf("%s %s %v %q", r.method, r.url, r.headers, r.body), nil
}

func main() {
	fmt.Println(newReq("/a").header("X", "1", "2").header("A").build())
	fmt.Println(newReq("/b").post([]byte("hi")).build())
	fmt.Println(newReq("/c").post(nil).post(nil).build())
}
