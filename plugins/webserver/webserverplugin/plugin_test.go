package webserverplugin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/nfrun/nfrun/plugin/plugintest"
	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/scope"
)

func TestMain(m *testing.M) { plugintest.Main(m) }

func TestPlugin(t *testing.T) {
	plugintest.Run(t, Plugin, sample)
	plugintest.Source(t, "..")
}

func sample(ctx context.Context) error {
	srv, err := webserver.Listen(ctx, "127.0.0.1:0", nil)
	if err != nil {
		return err
	}
	srv.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.PathValue("id"))
	})
	scope.Go(ctx, srv.Serve)

	client := http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	r, err := client.Get(srv.URL() + "/items/7")
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if b, err := io.ReadAll(r.Body); err != nil || string(b) != "7" {
		return fmt.Errorf("got %q, %v; want 7", b, err)
	}
	return nil
}
