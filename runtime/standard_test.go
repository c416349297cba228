package runtime_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
)

// A script that knows nothing of nfrun, only of net/http, reloads without a
// failed request as well.
func TestPlainHTTPServersReload(t *testing.T) {
	forms := map[string]string{
		"listen-and-serve": `log.Fatal(http.ListenAndServe("127.0.0.1:0", nil))`,
		"server":           `log.Fatal((&http.Server{Addr: "127.0.0.1:0"}).ListenAndServe())`,
		"serve": `l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go http.Serve(l, nil)
	select {}`,
	}
	for name, serve := range forms {
		t.Run(name, func(t *testing.T) {
			source := func(n int) map[string][]byte {
				return main1(fmt.Sprintf(`package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
)

var _ = net.Listen

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, %d) })
	log.SetFlags(0)
	%s
}
`, n, serve))
			}
			d := open(t, nil)
			addr := deploy(t, d, "plain", source(0))
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var wg sync.WaitGroup
			for i := range 4 {
				c := &client{fresh: i%2 == 1}
				wg.Go(func() { c.run(ctx, addr, func(err error) { t.Error(err) }) })
			}
			for n := 1; n <= 10; n++ {
				if _, err := d.Deploy(t.Context(), "plain", source(n), nil); err != nil {
					t.Fatal(err)
				}
				wait(t, "the new version answers", func() bool { return get(t, addr) == strconv.Itoa(n) })
			}
			cancel()
			wg.Wait()
		})
	}
}
