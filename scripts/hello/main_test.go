package main

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/scripts/internal/scripttest"
)

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%s: %s %q, %v", url, r.Status, b, err)
	}
	return string(b)
}

// The counter goes on after a stop, and after the power was cut.
func TestHello(t *testing.T) {
	file := scripttest.Build(t)
	env := []string{"XDG_STATE_HOME=" + t.TempDir(), "NFRUN_SETTING_LISTEN=127.0.0.1:0"}
	start := func() (*scripttest.Program, string) {
		p := scripttest.Start(t, file, env...)
		return p, p.WaitLog("url=")
	}
	visit := func(url, number string) {
		t.Helper()
		if got := get(t, url+"/"); !strings.Contains(got, greeting) || !strings.Contains(got, "<b>"+number+"</b>") {
			t.Errorf("the page is %q, want visitor %s", got, number)
		}
		if got := get(t, url+"/api/visits"); got != `{"visits":`+number+"}\n" {
			t.Errorf("the API says %q, want %s", got, number)
		}
	}
	p, url := start()
	visit(url, "1")
	visit(url, "2")
	p.Stop()
	p, url = start()
	visit(url, "3")
	p.Kill()
	p, url = start()
	visit(url, "4")
	p.Stop()
}
