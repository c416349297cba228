package config_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/runtime/config"
)

func FuzzParseScript(f *testing.F) {
	for _, seed := range []string{"", "memory = \"64MB\"", "[settings]\na.b = [1, {c = 2}]", "grace = \"3s\"\nallow = ['x']", "memmory = 1", "[env]\nA = 1", "[[settings]]", "\"\" = 1"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := config.ParseScript("script.toml", b)
		wellFormed(t, err)
		if err == nil {
			new(config.Device).Apply("x", s)
		}
	})
}

func FuzzParseDevice(f *testing.F) {
	for _, seed := range []string{"", "name = \"x\"\nlisten = \":0\"", "[tls]\nnames = [\"a\"]", "[scripts.hello]\nmemory = 1\n[scripts.hello.settings]\nx = 1", "[scripts]\nx = 1", "scripts.a.env.b = 1"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := config.ParseDevice("nfrun.toml", b)
		wellFormed(t, err)
		if err == nil {
			d.Apply("hello", config.Defaults())
			json.Marshal(d)
		}
	})
}

func wellFormed(t *testing.T, err error) {
	if err == nil {
		return
	}
	if _, ok := err.(*config.Error); !ok || strings.Contains(err.Error(), "\n") {
		t.Errorf("not one line of an Error: %v", err)
	}
}
