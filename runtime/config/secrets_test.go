package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/config"
)

const secrets = `
[secrets]
broker = "hunter2"
[scripts.hello]
broker = "hunter3"
api = "hunter4"
`

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "nfrun.toml")
	d, err := config.Load(path)
	if err != nil {
		t.Fatalf("nothing there: %v", err)
	}
	if got := d.SecretsOf("hello"); len(got) != 0 {
		t.Errorf("secrets out of nowhere: %v", got)
	}
	write(t, path, `name = "attic"`, 0o644)
	write(t, filepath.Join(dir, config.SecretsFile), secrets, 0o600)
	if d, err = config.Load(path); err != nil {
		t.Fatal(err)
	}
	if d.Name != "attic" {
		t.Errorf("the name is %q", d.Name)
	}
	want := map[string]string{"broker": "hunter3", "api": "hunter4"}
	if diff := cmp.Diff(want, d.SecretsOf("hello")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"broker": "hunter2"}, d.SecretsOf("other")); diff != "" {
		t.Error(diff)
	}
}

func TestSecretsReadableByOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, config.SecretsFile)
	write(t, path, secrets, 0o640)
	_, err := config.Load(filepath.Join(dir, "nfrun.toml"))
	if err == nil || !strings.HasSuffix(err.Error(), "others can read the secrets (mode 0640)") {
		t.Fatalf("got %v", err)
	}
	if hint := err.(*config.Error).Hint(); hint != "chmod 600 "+path {
		t.Errorf("the hint is %q", hint)
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	s, err := config.ParseSecrets("secrets.toml", []byte(secrets))
	if err != nil {
		t.Fatal(err)
	}
	d := config.DefaultDevice()
	d.Secrets = s
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n", *s)
		fmt.Fprintf(&out, verb+"\n", s.Device["broker"])
	}
	if err := json.NewEncoder(&out).Encode(d); err != nil {
		t.Fatal(err)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("x", "all", s, "one", s.Device["broker"])
	}
	for _, leak := range []string{"hunter", fmt.Sprintf("%x", "hunter")} {
		if strings.Contains(out.String(), leak) {
			t.Errorf("a secret was printed:\n%s", out.String())
		}
	}
	_, err = config.ParseSecrets("secrets.toml", []byte("[secrets]\nbroker = 12345"))
	if want := "secrets.toml:2:1: secrets.broker has to be a string, not an integer"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func write(t *testing.T, path, content string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}
