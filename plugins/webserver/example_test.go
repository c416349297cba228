package webserver_test

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/scope"
)

func ExampleListen() {
	// In a script, ctx is what run is given.
	ctx, s := scope.New(context.Background(), "example")
	defer s.Close()

	srv, err := webserver.Listen(ctx, "127.0.0.1:0", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	srv.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "item %s", r.PathValue("id"))
	})
	scope.Go(ctx, srv.Serve) // or, at the end of run: return srv.Serve(ctx)

	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := client.Get(srv.URL() + "/items/7")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Body.Close()
	b, _ := io.ReadAll(r.Body)
	fmt.Println(string(b))
	// Output: item 7
}
