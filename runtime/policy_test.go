package runtime_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

// falls is a script that falls when a file called "boom" is in its folder.
const falls = `package main

import (
	"os"
	"time"
)

func main() {
	for {
		if _, err := os.Stat("boom"); err == nil {
			os.Remove("boom")
			panic("boom")
		}
		time.Sleep(5 * time.Millisecond)
	}
}
`

// explode makes a falling script fall.
func explode(t *testing.T, d *device, name string) {
	t.Helper()
	put(t, d.data+"/state/files/"+name+"/boom", "")
}

func proved(t *testing.T, d *device, name string) {
	t.Helper()
	wait(t, name+" has passed its probation", func() bool {
		st, err := d.Script(name)
		return err == nil && !st.Probation
	})
}

func TestBackoffSaysWhenItTriesAgain(t *testing.T) {
	d := open(t, patient)
	accept(t, d, "web", main1(falls))
	explode(t, d, "web")
	st := until(t, d, "web", runtime.Backoff)
	if st.NextTry == nil || !st.NextTry.After(time.Now()) || st.PID != 0 || !strings.Contains(st.Action, "restart 1 in ") {
		t.Errorf("%+v", st)
	}
	os.Remove(d.data + "/state/files/web/boom")
	if st, err := d.Start(t.Context(), "web"); err != nil || st.State != runtime.Running || st.NextTry != nil {
		t.Errorf("start: %+v, %v", st, err)
	}
}

func TestRestartPolicies(t *testing.T) {
	const exits, panics = "package main\n\nfunc main() {}\n", "package main\n\nfunc main() { panic(1) }\n"
	cases := []struct {
		name, source, toml string
		state              runtime.State // where it stays; empty: it is restarted
	}{
		{"exit-by-default", exits, "", runtime.Exited},
		{"exit-on-failure", exits, `restart = "on-failure"`, runtime.Exited},
		{"exit-never", exits, `restart = "never"`, runtime.Exited},
		{"exit-always", exits, `restart = "always"`, ""},
		{"crash-by-default", panics, "", ""},
		{"crash-never", panics, `restart = "never"`, runtime.Failed},
		{"crash-always", panics, `restart = "always"`, ""},
	}
	d := open(t, func(o *runtime.Options) {
		o.Policy = runtime.Policy{Backoff: 1e6, MaxBackoff: 1e6, Quarantine: 1000}
	})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			accept(t, d, c.name, with(main1(c.source), c.toml))
			if c.state == "" {
				wait(t, "it is restarted twice", func() bool { st, _ := d.Script(c.name); return st.Restarts > 1 })
			} else if st := until(t, d, c.name, c.state); st.Restarts > 0 || len(st.Listeners) > 0 {
				t.Errorf("%+v", st)
			}
			if err := d.Remove(t.Context(), c.name); err != nil {
				t.Error(err)
			}
		})
	}
}

// beats is a script that shows that it is well, n times and then no more.
const beats = `package main

import (
	"context"
	"fmt"
	"time"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	for i := 0; i < beats && ctx.Err() == nil; i++ {
		script.Healthy(ctx)
		fmt.Println("beat", i)
		time.Sleep(20 * time.Millisecond)
	}
	<-ctx.Done()
	return nil
}

const beats = `

// A script that misses its heartbeat is killed, and it is said why; one that
// keeps it lives on.
func TestAMissedHealthDeadlineKills(t *testing.T) {
	d := open(t, patient)
	accept(t, d, "web", with(main1(beats+"3\n"), "health = \"200ms\"\n"))
	accept(t, d, "well", with(main1(beats+"1000000\n"), `health = "2s"`))
	st := until(t, d, "web", runtime.Backoff)
	if f := st.LastError; f == nil || f.Kind != "health" || !strings.Contains(f.Message, "script.Healthy") || st.PID != 0 {
		t.Errorf("%+v, %v", st, f)
	}
	logged(t, d, "web", "no script.Healthy for 200ms")
	logged(t, d, "well", "beat 20 ")
	if st, _ := d.Script("well"); st.State != runtime.Running || st.LastError != nil {
		t.Errorf("%+v", st)
	}
}

// Once a version has passed its probation, a crash is a crash: the version
// stays.
func TestACrashAfterProbationDoesNotRollBack(t *testing.T) {
	d := open(t, func(o *runtime.Options) { o.Policy.Backoff = 1e6 })
	accept(t, d, "web", pages("one"))
	dep := accept(t, d, "web", with(main1(falls), `probation = "50ms"`))
	proved(t, d, "web")
	explode(t, d, "web")
	wait(t, "it is restarted", func() bool { st, _ := d.Script("web"); return st.Restarts == 1 && st.State == runtime.Running })
	if st, _ := d.Script("web"); st.Version != dep.Version || st.Probation {
		t.Errorf("%+v, want version %s", st, dep.Version)
	}
}

// Pushing the bytes that run already does not put them on trial again.
func TestAProvenVersionPushedAgainIsNotOnProbation(t *testing.T) {
	d := open(t, patient)
	accept(t, d, "web", pages("one"))
	dep := accept(t, d, "web", with(main1(falls), `probation = "50ms"`))
	proved(t, d, "web")
	accept(t, d, "web", with(main1(falls), `probation = "50ms"`))
	explode(t, d, "web")
	if st := until(t, d, "web", runtime.Backoff); st.Version != dep.Version {
		t.Errorf("version %s, want %s", st.Version, dep.Version)
	}
}

// A probation that ends while an operation is under way has ended.
func TestProbationEndsBehindAnOperation(t *testing.T) {
	var slow atomic.Bool
	reached, goOn := make(chan struct{}), make(chan struct{})
	d := open(t, func(o *runtime.Options) {
		o.Policy.Queue = 50 * time.Millisecond
		o.Store = &store.Options{Log: o.Log, Step: func(what string) error {
			if strings.HasPrefix(what, "mkdir state/versions") && slow.CompareAndSwap(true, false) {
				close(reached)
				<-goOn
			}
			return nil
		}}
	})
	accept(t, d, "web", with(pages("one"), `probation = "100ms"`))
	started := time.Now()
	slow.Store(true)
	var refused error
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, refused = d.Deploy(t.Context(), "web", main1(typo), nil)
	}()
	wait(t, "storage is reached", func() bool { return over(reached) || over(done) })
	wait(t, "the probation is over by the clock", func() bool { return time.Since(started) > 250*time.Millisecond })
	close(goOn)
	<-done
	if _, ok := errors.AsType[engine.Diagnostics](refused); !ok {
		t.Errorf("got %v, want diagnostics", refused)
	}
	proved(t, d, "web")
}

// Runners that cannot be started for a while are a setback, not the end.
func TestStartsThatFailForAWhileAreTriedAgain(t *testing.T) {
	dir := t.TempDir()
	trouble := dir + "/trouble"
	d := open(t, func(o *runtime.Options) {
		command := "'" + os.Args[0] + "' __runner"
		if len(o.Runner) > 0 {
			command = "'" + o.Runner[0] + "' __runner"
		}
		put(t, dir+"/run", "#!/bin/sh\n[ -e '"+trouble+"' ] && exit 1\nexec "+command+"\n")
		os.Chmod(dir+"/run", 0o755)
		o.Runner = []string{dir + "/run"}
		o.Policy = runtime.Policy{Backoff: 1e7, MaxBackoff: 1e7, Quarantine: 1000}
	})
	accept(t, d, "web", with(pages("one"), `probation = "0s"`))
	proved(t, d, "web")
	put(t, trouble, "")
	st, _ := d.Script("web")
	syscall.Kill(st.PID, syscall.SIGKILL)
	wait(t, "starts fail", func() bool {
		for _, pid := range runners(t) { // the spare as well
			syscall.Kill(pid, syscall.SIGKILL)
		}
		st, _ := d.Script("web")
		return st.LastError != nil && st.LastError.Kind == "start"
	})
	os.Remove(trouble)
	says(t, d, "web", "one")
}

// A supervisor that was killed early twice starts nothing by itself the third
// time; what is started by hand runs, and an orderly stop ends it.
func TestSafeMode(t *testing.T) {
	data := t.TempDir()
	for range 2 {
		cmd := supervise(t, data)
		wait(t, "the runners are up", func() bool { return len(children(cmd.Process.Pid)) >= 2 })
		cmd.Process.Kill()
		cmd.Wait()
	}
	put(t, data+"/scripts/dropped.go", source("dropped"))
	o := options(data)
	o.Policy.Deaths = 2
	path := t.TempDir() + "/path.go"
	put(t, path, source("path"))
	o.Paths = []string{path}
	d := openAt(t, o)
	if !d.Info().SafeMode {
		t.Fatal("no safe mode")
	}
	for _, st := range d.Scripts() {
		if st.State != runtime.Stopped || st.PID != 0 {
			t.Errorf("%s is %s", st.Name, st.State)
		}
	}
	accept(t, d, "pushed", pages("pushed")) // and by now the folder was looked at
	says(t, d, "pushed", "pushed")
	if st, err := d.Script("dropped"); err == nil && st.PID != 0 {
		t.Error("what was dropped started by itself")
	}
	if st, err := d.Start(t.Context(), "hello"); err != nil || st.State != runtime.Running {
		t.Errorf("start: %+v, %v", st, err)
	}
	says(t, d, "hello", "v1")
	closeNow(t, d)

	d = openAt(t, o)
	if d.Info().SafeMode {
		t.Error("safe mode after an orderly stop")
	}
	says(t, d, "hello", "v1")
	says(t, d, "dropped", "dropped")
	says(t, d, "path", "path")
}

// A life in safe mode that is long enough ends the row of short ones.
func TestALongLifeEndsSafeMode(t *testing.T) {
	o := options(t.TempDir())
	closeNow(t, openAt(t, o))
	lives := o.Data + "/state/lives.json"
	put(t, lives, `{"boot":"x","deaths":30,"reboots":7}`)
	o.Policy.ShortLife = 50 * time.Millisecond
	if d := openAt(t, o); !d.Info().SafeMode {
		t.Error("no safe mode")
	}
	wait(t, "the row is forgotten", func() bool { _, err := os.Stat(lives); return err != nil })
}

// Settings reach the script, the device's before the script's own; secrets
// reach it too, and are neither in the log nor in any other file.
func TestSettingsAndSecretsReachTheScript(t *testing.T) {
	const secret = "correct-horse-battery"
	data := t.TempDir()
	put(t, data+"/nfrun.toml", `
[settings]
place = "attic"

[scripts.web.settings]
interval = "5s"
`)
	put(t, data+"/secrets.toml", `
[scripts.web]
password = "`+secret+`"

[scripts.other]
hidden = "`+secret+`"
`)
	if err := os.Chmod(data+"/secrets.toml", 0o600); err != nil {
		t.Fatal(err)
	}
	d := openAt(t, options(data))
	accept(t, d, "web", with(main1(`package main

import (
	"context"
	"fmt"
	"time"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	place, interval, color := "", time.Second, "red"
	for name, v := range map[string]any{"place": &place, "interval": &interval, "color": &color} {
		if err := script.Setting(name, v); err != nil {
			return err
		}
	}
	password, err := script.Secret("password")
	_, hidden := script.Secret("hidden")
	fmt.Println(place, interval, color, len(password), err, "and", hidden)
	panic("with secrets in memory")
}
`), `
[settings]
place = "cellar"
interval = "1s"
color = "blue"
`))
	logged(t, d, "web", "attic 5s blue 21 <nil> and ")
	logged(t, d, "web", "with secrets in memory")
	if text := logText(t, d, "web"); !strings.Contains(text, "secrets.toml") || !strings.Contains(text, "hidden") {
		t.Errorf("the log does not say where a missing secret belongs: %s", text)
	}
	closeNow(t, d)
	filepath.WalkDir(data, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || e.Name() == "secrets.toml" {
			return err
		}
		if b, err := os.ReadFile(path); err != nil || strings.Contains(string(b), secret) {
			t.Errorf("%s holds the secret (%v)", path, err)
		}
		return nil
	})
}
