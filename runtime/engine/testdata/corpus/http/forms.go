package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
)

func main() {
	var body bytes.Buffer
	mw := multipart.NewWriter(&body)
	mw.SetBoundary("BOUND")
	mw.WriteField("name", "ann")
	fw, _ := mw.CreateFormFile("up", "a.txt")
	io.WriteString(fw, "file content")
	mw.Close()
	req := httptest.NewRequest("POST", "/?q=1&q=2", &body)
	req.Header.Set("Content-Type", mw.FormDataContentType())
	fmt.Println(req.ParseMultipartForm(1<<20), req.Form["q"], req.PostFormValue("name"))
	f, h, err := req.FormFile("up")
	b, _ := io.ReadAll(f)
	fmt.Println(string(b), h.Filename, h.Size, err)
	_, _, err = req.FormFile("none")
	fmt.Println(err, errors.Is(err, http.ErrMissingFile))
	req = httptest.NewRequest("POST", "/", strings.NewReader("a=1&a=2&b=x%20y"))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	fmt.Println(req.ParseForm(), req.PostForm)
	u, err := url.Parse("https://us%65r:p@h.example:8080/a%2Fb/c?x=1&y=a+b#frag")
	fmt.Println(u.User, u.Hostname(), u.Port(), u.Path, u.EscapedPath(), u.Query()["y"], u.Fragment, u.Redacted(), err)
	r, _ := u.Parse("../d?z")
	fmt.Println(r, u.JoinPath("k", "../m"), url.QueryEscape("a&b c"), url.PathEscape("a/b c"))
	_, err = url.Parse("http://[::1")
	fmt.Println(err)
	v := url.Values{}
	v.Add("k", "1")
	v.Add("k", "2")
	v.Set("a", "é")
	fmt.Println(v.Encode(), v.Get("k"), v.Has("z"))
	hd := http.Header{}
	hd.Add("content-type", "x")
	hd.Add("Content-Type", "y")
	hd["raw"] = []string{"r"}
	fmt.Println(hd, hd.Values("CONTENT-TYPE"), hd.Get("raw"), http.CanonicalHeaderKey("x-a-b"), http.StatusText(418), http.DetectContentType([]byte("<html>")))
	c, err := http.ParseSetCookie("s=v; Path=/; Max-Age=10; Secure; SameSite=Lax")
	fmt.Println(c, err)
	req = httptest.NewRequest("GET", "/", nil)
	req.AddCookie(&http.Cookie{Name: "a", Value: "b c"})
	fmt.Println(req.Header["Cookie"], req.Cookies())
}
