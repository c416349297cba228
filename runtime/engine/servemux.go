package engine

import (
	"expvar"
	"net/http"
	"net/http/pprof"
	"slices"
)

// serveMux gives the script an http.DefaultServeMux with what the packages that it imports put there: those that are linked into the runner have
// put it there whether the script imports them or not.
func serveMux(imports []string) {
	mux := http.NewServeMux()
	if slices.Contains(imports, "expvar") {
		mux.Handle("GET /debug/vars", expvar.Handler())
	}
	if slices.Contains(imports, "net/http/pprof") {
		mux.HandleFunc("GET /debug/pprof/", pprof.Index)
		mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
		mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	}
	http.DefaultServeMux = mux
}
