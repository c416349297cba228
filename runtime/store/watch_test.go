package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

// A watched folder, with what was told of it.
type watched struct {
	t       *testing.T
	s       *store.Store
	dir     string // DATA/scripts
	log     lockedBuffer
	told    chan string
	lenient bool // a machine that is busy may make two changes of one
	last    string
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// watch starts watching, and waits until it works.
func watch(t *testing.T, before func(dir string)) *watched {
	t.Helper()
	data := t.TempDir()
	w := &watched{t: t, dir: filepath.Join(data, "scripts"), told: make(chan string, 100)}
	w.s = open(t, data, &store.Options{Log: slog.New(slog.NewTextHandler(&w.log, nil))})
	if before != nil {
		before(w.dir)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- w.s.Watch(ctx, func(name string) {
			if _, err := w.s.Deployed(name); err != nil {
				name += " " + err.Error()
			}
			w.told <- name
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Watch: %v", err)
		}
	})
	w.write("ready/main.go", mainGo)
	w.expect("ready")
	return w
}

func (w *watched) write(path, content string) {
	w.t.Helper()
	path = filepath.Join(w.dir, path)
	must(w.t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(w.t, os.WriteFile(path, []byte(content), 0o644))
}

// expect waits for exactly these names.
func (w *watched) expect(names ...string) {
	w.t.Helper()
	for len(names) > 0 {
		select {
		case got := <-w.told:
			if got != names[0] && w.lenient && got == w.last {
				continue
			}
			if got != names[0] {
				w.t.Fatalf("told of %q, want %q", got, names[0])
			}
			w.last, names = got, names[1:]
		case <-time.After(10 * time.Second):
			w.t.Fatalf("not told of %v", names)
		}
	}
}

// nothing makes sure that nothing is told, by something that is told later.
func (w *watched) nothing() {
	w.t.Helper()
	w.write("zz-mark.go", fmt.Sprint("package main // ", time.Now()))
	w.expect("zz-mark")
}

func TestWatch(t *testing.T) {
	w := watch(t, nil)
	w.write("hello/main.go", mainGo)
	w.expect("hello")
	w.write("hello/main.go", mainGo+"// changed\n")
	w.expect("hello")
	w.write("hello/lib/deep/a.go", "package deep\n")
	w.expect("hello")
	w.write("hello/lib/deep/a.go", "package deep // x\n")
	w.expect("hello")
	must(t, os.Remove(filepath.Join(w.dir, "hello/lib/deep/a.go")))
	w.expect("hello")
	w.write("other.go", mainGo)
	w.expect("other")
	must(t, os.Remove(filepath.Join(w.dir, "other.go")))
	w.expect("other")
	must(t, os.RemoveAll(filepath.Join(w.dir, "hello")))
	w.expect("hello")
	w.write("hello/main.go", mainGo)
	w.expect("hello")
	w.write("hello.go", mainGo)
	w.expect("hello store: read script hello: both scripts/hello.go and scripts/hello are there")
	w.nothing()
}

// TestWatchTemporary writes what editors leave and nobody wants.
func TestWatchTemporary(t *testing.T) {
	w := watch(t, nil)
	for _, name := range []string{".main.go.swp", "main.go~", "4913", "#main.go#", ".#main.go", "x.tmp", "main_test.go", ".git/HEAD", "main.go___jb_tmp___", "sub/.x"} {
		w.write("ready/"+name, "x")
		w.write(name, "x")
	}
	w.write("README.md", "x")
	w.nothing()
	must(t, os.Chmod(filepath.Join(w.dir, "ready/main.go"), 0o600))
	w.nothing()
}

// TestWatchEditors saves as editors do: each save is one change.
func TestWatchEditors(t *testing.T) {
	w := watch(t, nil)
	main := filepath.Join(w.dir, "ready", "main.go")
	for name, save := range map[string]func(content string){
		"truncate": func(c string) { must(t, os.WriteFile(main, []byte(c), 0o644)) },
		"vim": func(c string) {
			probe := filepath.Join(w.dir, "ready", "4913")
			must(t, os.WriteFile(probe, nil, 0o644))
			must(t, os.Remove(probe))
			must(t, os.Rename(main, main+"~"))
			must(t, os.WriteFile(main, []byte(c), 0o644))
			must(t, os.Remove(main+"~"))
		},
		"rename": func(c string) {
			must(t, os.WriteFile(main+".tmp", []byte(c), 0o644))
			must(t, os.Rename(main+".tmp", main))
		},
		"remove": func(c string) {
			must(t, os.Remove(main))
			must(t, os.WriteFile(main, []byte(c), 0o644))
		},
	} {
		content := mainGo + "// " + name + "\n"
		save(content)
		w.expect("ready")
		if f, err := w.s.Deployed("ready"); err != nil || string(f["main.go"]) != content {
			t.Errorf("%s: %q, %v", name, f["main.go"], err)
		}
	}
	w.nothing()
}

// TestWatchHalfCopied writes a file slowly: nothing is told while it is open.
func TestWatchHalfCopied(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the kernel does not tell who writes")
	}
	w := watch(t, nil)
	must(t, os.Mkdir(filepath.Join(w.dir, "slow"), 0o755))
	f, err := os.Create(filepath.Join(w.dir, "slow", "main.go"))
	must(t, err)
	for i := range 3 {
		_, err := io.WriteString(f, mainGo[i*5:(i+1)*5])
		must(t, err)
		w.nothing() // takes longer than a change takes to settle
	}
	_, err = io.WriteString(f, mainGo[15:])
	must(t, errors.Join(err, f.Close()))
	w.expect("slow")
	if f, err := w.s.Deployed("slow"); err != nil || string(f["main.go"]) != mainGo {
		t.Errorf("%q, %v", f["main.go"], err)
	}
}

func TestWatchFolders(t *testing.T) {
	w := watch(t, nil)
	w.lenient = true
	elsewhere := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(elsewhere, "a", "lib"), 0o755))
	must(t, os.WriteFile(filepath.Join(elsewhere, "a", "main.go"), []byte(mainGo), 0o644))
	must(t, os.WriteFile(filepath.Join(elsewhere, "a", "lib", "lib.go"), []byte("package lib\n"), 0o644))

	must(t, os.CopyFS(filepath.Join(w.dir, "copied"), os.DirFS(filepath.Join(elsewhere, "a"))))
	w.expect("copied")
	must(t, os.Rename(filepath.Join(elsewhere, "a"), filepath.Join(w.dir, "moved")))
	w.expect("moved")
	w.write("moved/lib/lib.go", "package lib // 2\n")
	w.expect("moved")

	must(t, os.Rename(filepath.Join(w.dir, "moved"), filepath.Join(w.dir, "renamed")))
	w.expect("moved", "renamed")
	w.write("renamed/lib/lib.go", "package lib // 3\n")
	w.expect("renamed")
	must(t, os.Rename(filepath.Join(w.dir, "renamed"), filepath.Join(elsewhere, "away")))
	w.expect("renamed")
	must(t, os.WriteFile(filepath.Join(elsewhere, "away", "main.go"), nil, 0o644))
	w.nothing()

	must(t, w.s.SetDeployed("copied", source(5)))
	w.expect("copied")
	w.write("copied/lib/lib.go", "package lib // 4\n")
	w.expect("copied")
}

// TestWatchRoot deletes the watched folder itself.
func TestWatchRoot(t *testing.T) {
	w := watch(t, nil)
	must(t, os.RemoveAll(w.dir))
	w.expect("ready")
	waitFor(t, "the folder to come back", func() bool { _, err := os.Stat(w.dir); return err == nil })
	waitFor(t, "changes to be seen", func() bool {
		w.write("back/main.go", fmt.Sprint("package main // ", time.Now()))
		select {
		case name := <-w.told:
			return name == "back"
		case <-time.After(100 * time.Millisecond):
			return false
		}
	})
}

// TestWatchBegins tells of what was dropped before, and of impossible names.
func TestWatchBegins(t *testing.T) {
	w := watch(t, func(dir string) {
		must(t, os.MkdirAll(filepath.Join(dir, "My Script"), 0o755))
		must(t, os.Mkdir(filepath.Join(dir, "ready"), 0o755))
		must(t, os.WriteFile(filepath.Join(dir, "ready", "main.go"), []byte(mainGo), 0o644))
	})
	for range 2 {
		w.write("Bad_Name.go", mainGo)
		w.write("My Script/main.go", mainGo)
		w.nothing()
	}
	for _, name := range []string{"My Script", "Bad_Name.go"} {
		if n := strings.Count(w.log.String(), name+`"`) + strings.Count(w.log.String(), name+" "); n != 1 {
			t.Errorf("%s was reported %d times:\n%s", name, n, w.log.String())
		}
	}
}

// TestWatchCalls: one call at a time for one name; another follows when there
// was a change meanwhile. The names do not wait for each other.
func TestWatchCalls(t *testing.T) {
	data := t.TempDir()
	s := open(t, data, nil)
	ctx, cancel := context.WithCancel(t.Context())
	begun, goOn, ended := make(chan string), make(chan bool), make(chan error)
	go func() {
		ended <- s.Watch(ctx, func(name string) {
			s.Deployed(name)
			begun <- name
			if name == "slow" {
				<-goOn
			}
		})
	}()
	put := func(name string) {
		must(t, os.WriteFile(filepath.Join(data, "scripts", name+".go"), []byte(fmt.Sprint("package main // ", time.Now())), 0o644))
	}
	put("slow")
	if name := <-begun; name != "slow" {
		t.Fatal(name)
	}
	put("slow")
	put("quick")
	if name := <-begun; name != "quick" {
		t.Fatal(name)
	}
	goOn <- true
	if name := <-begun; name != "slow" {
		t.Fatal(name)
	}
	cancel()
	select {
	case <-ended:
		t.Error("Watch returned while a call was under way")
	default:
	}
	goOn <- true
	must(t, <-ended)
}

func TestWatchPath(t *testing.T) {
	for _, kind := range []string{"folder", "file", "main.go"} {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			folder := filepath.Join(dir, "hello")
			path, file := folder, filepath.Join(folder, "main.go")
			must(t, os.MkdirAll(filepath.Join(folder, "lib"), 0o755))
			switch kind {
			case "file":
				path = filepath.Join(folder, "tick.go")
				file = path
			case "main.go":
				path = file
			}
			ctx, cancel := context.WithCancel(t.Context())
			changed, ended := make(chan bool, 10), make(chan error, 1)
			go func() { ended <- store.WatchPath(ctx, path, func() { changed <- true }) }()
			n := 0
			save := func(file string) {
				n++
				must(t, os.WriteFile(file+".tmp", fmt.Appendf(nil, "package main // %d", n), 0o644))
				must(t, os.Rename(file+".tmp", file))
			}
			waitFor(t, "watching to begin", func() bool {
				save(file)
				select {
				case <-changed:
					return true
				case <-time.After(100 * time.Millisecond):
					return false
				}
			})
			wait := func() {
				t.Helper()
				select {
				case <-changed:
				case <-time.After(10 * time.Second):
					t.Fatal("not told")
				}
			}
			for range 3 {
				save(file)
				wait()
			}
			if f, err := store.ReadPath(path); err != nil || !strings.HasSuffix(string(f["main.go"]), fmt.Sprint(n)) {
				t.Errorf("%s, %v", f, err)
			}
			save(filepath.Join(dir, "beside.go")) // not part of it
			save(filepath.Join(folder, "x_test.go"))
			switch kind {
			case "folder":
				save(filepath.Join(folder, "lib", "lib.go"))
				wait()
				must(t, os.Rename(folder, folder+"2"))
				must(t, os.Rename(folder+"2", folder))
				wait()
				save(filepath.Join(folder, "lib", "lib.go"))
				wait()
			case "main.go":
				save(filepath.Join(folder, "script.toml"))
				wait()
			}
			save(file)
			wait()
			if len(changed) > 0 {
				t.Error("told more often than there were changes")
			}
			cancel()
			must(t, <-ended)
		})
	}
	if err := store.WatchPath(t.Context(), "/nowhere/at/all.go", func() {}); err == nil {
		t.Error("watches nothing")
	}
}
