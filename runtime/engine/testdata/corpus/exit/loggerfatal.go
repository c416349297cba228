package main

import (
	"log"
	"net/http"
	"net/http/httptest"
	"os"
)

func main() {
	l := log.New(os.Stdout, "[x] ", 0)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { l.Fatalln("from handler", r.URL) })
	http.DefaultServeMux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/p", nil))
}
