package main

import (
	"fmt"
	"net/http"
)

type rt struct{}

func (rt) RoundTrip(*http.Request) (*http.Response, error) { panic("no network here") }

func main() {
	c := http.Client{Transport: rt{}}
	_, err := c.Get("http://x/")
	fmt.Println(err)
}
