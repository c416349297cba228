package config_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/nfrun/nfrun/runtime/config"
)

func TestScript(t *testing.T) {
	const doc = `
engine = "yaegi"
allow = ["os/exec", "unsafe"]
memory = "128MiB"
files = 64
restart = "always"
grace = "1m30s"
exec = true
args = ["-v"]
env = { TZ = "UTC" }

[settings]
pin = 17
name = "north"
thresholds = [1.5, 2.5]

[settings.mqtt]
host = "broker"
`
	got, err := config.ParseScript("script.toml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	want := config.Defaults()
	want.Engine = "yaegi"
	want.Allow = []string{"os/exec", "unsafe"}
	want.Memory = 128 << 20
	want.Files = 64
	want.Restart = "always"
	want.Grace = config.Duration(90 * time.Second)
	want.Exec = true
	want.Args = []string{"-v"}
	want.Env = map[string]string{"TZ": "UTC"}
	want.Settings = map[string]any{
		"pin": int64(17), "name": "north", "thresholds": []any{1.5, 2.5},
		"mqtt": map[string]any{"host": "broker"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEmpty(t *testing.T) {
	s, err := config.ParseScript("script.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(config.Defaults(), s); diff != "" {
		t.Error(diff)
	}
	d, err := config.ParseDevice("nfrun.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(config.DefaultDevice(), d); diff != "" {
		t.Error(diff)
	}
}

func TestScriptErrors(t *testing.T) {
	const known = "known here: allow, args, cpu_weight, engine, env, exec, files, grace, health, memory, probation, processes, read, restart, settings, write"
	for _, c := range []struct{ doc, want, hint string }{
		{"files = 64\n\nmemmory = 1", `script.toml:3:1: unknown key "memmory"`, `did you mean "memory"?`},
		{"  cpuweight = 1", `script.toml:1:3: unknown key "cpuweight"`, `did you mean "cpu_weight"?`},
		{"[limits]\nmemory = 1", `script.toml:1:2: unknown key "limits"`, known},
		{"zzzzzzzzzz = 1", `script.toml:1:1: unknown key "zzzzzzzzzz"`, known},
		{"files = 64\nmemory = true", "script.toml:2:1: memory has to be a size, not true or false", `write e.g. memory = "64MB"`},
		{"memory = \"64 apples\"", `script.toml:1:1: memory: "64 apples" is no size`, `write e.g. memory = "64MB"`},
		{"memory = \"1kB\"", "script.toml:1:1: memory: 1kB is not between 1MB and 1TB", ""},
		{"grace = 3", "script.toml:1:1: grace has to be a duration, not an integer", `write e.g. grace = "3s" or "1m30s"`},
		{"grace = \"3\"", `script.toml:1:1: grace: "3" is no duration`, `write e.g. grace = "3s" or "1m30s"`},
		{"grace = \"1h\"", "script.toml:1:1: grace: 1h0m0s is not between 0s and 5m0s", ""},
		{"health = \"1ms\"", "script.toml:1:1: health: 1ms is not between 100ms and 1h0m0s", ""},
		{"files = \"64\"", "script.toml:1:1: files has to be an integer, not a string", ""},
		{"files = 6.5", "script.toml:1:1: files has to be an integer, not a float", ""},
		{"files = 1", "script.toml:1:1: files: 1 is not between 16 and 1048576", ""},
		{"files = [1]", "script.toml:1:1: files has to be an integer, not a list", ""},
		{"allow = \"os/exec\"", "script.toml:1:1: allow has to be a list, not a string", `write allow = ["…"]`},
		{"allow = [1]", "script.toml:1:1: allow has to be a list of strings; one is an integer", ""},
		{"engine = \"ixog\"", `script.toml:1:1: engine: "ixog" is not known`, `did you mean "ixgo"?`},
		{"restart = \"sometimes\"", `script.toml:1:1: restart: "sometimes" is not known`, "use one of on-failure, always, never"},
		{"read = [\"data\"]", `script.toml:1:1: read: "data" is not an absolute path`, "begin it with /"},
		{"env = { A = 1 }", "script.toml:1:1: env.A has to be a string, not an integer", "put it in quotes"},
		{"[env]\nB = 2020-01-01", "script.toml:2:1: env.B has to be a string, not a date or time", "put it in quotes"},
		{"files = 1\nfiles = 2", `script.toml:2:1: key files is already defined`, ""},
		{"files 64", "script.toml:1:7: expected '=' after key", ""},
		{"grace = \"1h\"\nmemory = 1", "script.toml:1:1: grace: 1h0m0s is not between 0s and 5m0s", ""},
		{"\xff", "script.toml: the file is not UTF-8", "save it as UTF-8"},
	} {
		_, err := config.ParseScript("script.toml", []byte(c.doc))
		e, ok := errors.AsType[*config.Error](err)
		if !ok {
			t.Errorf("%q: %v is not an Error", c.doc, err)
			continue
		}
		if diff := cmp.Diff([]string{c.want, c.hint}, []string{e.Error(), e.Hint()}); diff != "" {
			t.Errorf("%q: %s", c.doc, diff)
		}
	}
}

func TestDeviceErrors(t *testing.T) {
	for _, c := range []struct{ doc, want, hint string }{
		{"nam = \"x\"", `nfrun.toml:1:1: unknown key "nam"`, `did you mean "name"?`},
		{"listen = \"8940\"", `nfrun.toml:1:1: listen: "8940" is no address`, `write HOST:PORT, e.g. "127.0.0.1:8940"`},
		{"max_upload = \"1TB\"", "nfrun.toml:1:1: max_upload: 1TB is not between 1kB and 1GB", ""},
		{"[tls]\nname = []", `nfrun.toml:2:1: unknown key "tls.name"`, `did you mean "names"?`},
		{"[tls]\nnames = [\"a b\"]", `nfrun.toml:2:1: tls.names: "a b" is no name`, `write a host name or an IP address, e.g. "device.local"`},
		{"[scripts.Hello]\nfiles = 64", `nfrun.toml:1:10: "Hello" is not a name for a script`, "use at most 63 of a-z, 0-9 and -, with no dash first"},
		{"[scripts.hello]\nfiles = 64\nmemory = 3", "nfrun.toml:3:1: scripts.hello.memory: 3 is not between 1MB and 1TB", ""},
		{"[scripts.hello]\nmemroy = 3", `nfrun.toml:2:1: unknown key "scripts.hello.memroy"`, `did you mean "memory"?`},
		{"[[scripts]]\n", "nfrun.toml:1:3: scripts has to be a table, not a list", ""},
	} {
		_, err := config.ParseDevice("nfrun.toml", []byte(c.doc))
		e, ok := errors.AsType[*config.Error](err)
		if !ok {
			t.Errorf("%q: %v is not an Error", c.doc, err)
			continue
		}
		if diff := cmp.Diff([]string{c.want, c.hint}, []string{e.Error(), e.Hint()}); diff != "" {
			t.Errorf("%q: %s", c.doc, diff)
		}
	}
}

func TestApply(t *testing.T) {
	d, err := config.ParseDevice("nfrun.toml", []byte(`
engine = "yaegi"
[settings]
site = "north"
unit = "C"
[scripts.hello]
memory = "32MB"
allow = []
exec = false
env = { TZ = "UTC" }
[scripts.hello.settings]
unit = "F"
`))
	if err != nil {
		t.Fatal(err)
	}
	s, err := config.ParseScript("script.toml", []byte(`
allow = ["os/exec"]
exec = true
[env]
TZ = "CET"
A = "1"
[settings]
site = "none"
pin = 4
`))
	if err != nil {
		t.Fatal(err)
	}
	before := *s
	got := d.Apply("hello", s)
	want := before
	want.Engine = "yaegi"
	want.Memory = 32 * config.MB
	want.Allow = nil
	want.Exec = false
	want.Env = map[string]string{"TZ": "UTC", "A": "1"}
	want.Settings = map[string]any{"site": "north", "unit": "F", "pin": int64(4)}
	if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&before, s); diff != "" {
		t.Errorf("Apply changed its argument: %s", diff)
	}
	for _, d := range []*config.Device{nil, {}} {
		if got := d.Apply("hello", s); got.Engine != config.DefaultEngine || got.Memory != s.Memory {
			t.Errorf("an empty device applies as %+v", got)
		}
	}
}

func TestBytes(t *testing.T) {
	for in, want := range map[string]config.Bytes{
		"0": 0, "17": 17, "64MB": 64e6, "64 MB": 64e6, "64MiB": 64 << 20, "1.5kB": 1500, "2G": 2e9, "1tib": 1 << 40, "8B": 8,
	} {
		if got, err := config.ParseBytes(in); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "MB", "-1", "1e3", "0x10", "64XB", "64MB!", "Inf", "NaN", "99999999TB", "6 4MB", "1M1"} {
		if got, err := config.ParseBytes(in); err == nil {
			t.Errorf("%q is %d, want an error", in, got)
		}
	}
	for in, want := range map[config.Bytes]string{0: "0", 999: "999", 64e6: "64MB", 64 << 20: "64MiB", 1500: "1500", 3000: "3kB"} {
		if got := in.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(in), got, want)
		}
	}
}
