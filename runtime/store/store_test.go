package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

var tempNumber = regexp.MustCompile(`\.tmp-\d+-\d+`)

func TestPut(t *testing.T) {
	s := open(t, t.TempDir(), nil)
	f := source(1)
	id, err := s.Put(f)
	must(t, err)
	again, err := s.Put(f)
	must(t, err)
	if id != again || id != f.ID() || len(id) != 16 {
		t.Errorf("ids %q, %q, %q", id, again, f.ID())
	}
	got, err := s.Files(id)
	must(t, err)
	if diff := cmp.Diff(f, got); diff != "" {
		t.Error(diff)
	}
	if b, err := os.ReadFile(filepath.Join(s.Dir(id), "lib", "lib.go")); err != nil || string(b) != string(f["lib/lib.go"]) {
		t.Errorf("in the folder: %q, %v", b, err)
	}
	if _, err := s.Files("0123456789abcdef"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an unknown version: %v", err)
	}
	if _, err := s.Files("../../x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no version: %v", err)
	}
}

func TestID(t *testing.T) {
	ids := map[string]store.Files{}
	for _, f := range []store.Files{
		{}, {"a": nil}, {"b": nil}, {"a": []byte("b")}, {"ab": nil}, {"a": nil, "b": nil}, {"a": []byte("b"), "c": nil}, {"a": nil, "bc": nil},
	} {
		if other, ok := ids[f.ID()]; ok {
			t.Errorf("%v and %v have the same id", f, other)
		}
		ids[f.ID()] = f
	}
}

// TestDamaged changes a version behind the store's back.
func TestDamaged(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"changed": func(dir string) error {
			os.Chmod(filepath.Join(dir, "main.go"), 0o600)
			return os.WriteFile(filepath.Join(dir, "main.go"), []byte("package mian"), 0o600)
		},
		"missing": func(dir string) error { return os.Remove(filepath.Join(dir, "main.go")) },
		"more":    func(dir string) error { return os.WriteFile(filepath.Join(dir, ".x"), nil, 0o600) },
		"link":    func(dir string) error { return os.Symlink("/etc/passwd", filepath.Join(dir, "passwd")) },
		"file": func(dir string) error {
			return errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, t.TempDir(), nil)
			id, err := s.Put(source(1))
			must(t, err)
			must(t, damage(s.Dir(id)))
			err = s.Verify(id)
			if !errors.Is(err, store.ErrDamaged) || hint(err) == "" {
				t.Fatalf("got %v", err)
			}
			if _, err := os.Lstat(s.Dir(id) + ".corrupt"); err != nil {
				t.Errorf("not set aside: %v", err)
			}
			if err := s.Verify(id); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("then: %v", err)
			}
			_, err = s.Put(source(1))
			must(t, err)
			must(t, s.Verify(id))
			must(t, damage(s.Dir(id)))
			_, err = s.Put(source(1)) // mends it
			must(t, err)
			must(t, s.Verify(id))
		})
	}
}

func TestManifest(t *testing.T) {
	s := open(t, t.TempDir(), nil)
	m, err := s.Manifest("hello")
	if diff := cmp.Diff(store.Manifest{}, m); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	want := store.Manifest{Current: source(1).ID(), Enabled: true, Path: "/x"}
	for i := range 40 {
		want.Failed = append(want.Failed, fmt.Sprintf("%016x", i))
	}
	must(t, s.SetManifest("hello", want))
	want.Failed = want.Failed[8:]
	m, err = s.Manifest("hello")
	if diff := cmp.Diff(want, m); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	for _, name := range []string{"", "..", "a/b", "A", "-a", "a_b", strings.Repeat("a", 64)} {
		if err := s.SetManifest(name, m); hint(err) == "" {
			t.Errorf("name %q: %v", name, err)
		}
	}
	if diff := cmp.Diff([]string{"hello"}, s.Names()); diff != "" {
		t.Error(diff)
	}
}

// TestCorrupt damages what one script has. The others do not notice.
func TestCorrupt(t *testing.T) {
	for _, content := range []string{"", "{", "[]", `{"current":"../../etc"}`, "\x00\x00\x00"} {
		dir := prepare(t)
		state := filepath.Join(dir, "state", "scripts", "hello")
		for _, file := range []string{"manifest.json", "kept.json"} {
			must(t, os.WriteFile(filepath.Join(state, file), []byte(content), 0o600))
		}
		s := open(t, dir, nil)
		must(t, s.Collect())
		if _, err := s.Manifest("hello"); !errors.Is(err, store.ErrDamaged) || hint(err) == "" || !strings.HasPrefix(err.Error(), "store: read state/scripts/hello/manifest.json: damaged on storage") {
			t.Errorf("%q: manifest: %v", content, err)
		}
		if m, err := s.Manifest("hello"); err != nil || m.Current != "" {
			t.Errorf("%q: manifest then: %v %v", content, m, err)
		}
		if content != `{"current":"../../etc"}` {
			if _, err := s.Kept("hello"); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%q: kept: %v", content, err)
			}
		}
		must(t, s.Keep("hello", "visits", []byte("3")))
		if _, err := os.Stat(filepath.Join(state, "manifest.json.corrupt")); err != nil {
			t.Error(err)
		}
		if m, err := s.Manifest("other"); err != nil || s.Verify(m.Current) != nil {
			t.Errorf("another script: %v %v", m, err)
		}
		if diff := cmp.Diff([]string{"hello", "other"}, s.Names()); diff != "" {
			t.Error(diff)
		}
		must(t, s.Close())
	}
}

func TestRemove(t *testing.T) {
	dir := prepare(t)
	s := open(t, dir, nil)
	l, err := s.Log("hello")
	must(t, err)
	must(t, l.Append(store.Record{Message: "x"}))
	must(t, os.WriteFile(filepath.Join(dir, "scripts", "hello", "main_test.go"), nil, 0o600))
	must(t, s.Remove("hello"))
	must(t, s.Remove("hello"))
	if diff := cmp.Diff([]string{"other"}, s.Names()); diff != "" {
		t.Error(diff)
	}
	if kept, err := s.Kept("hello"); err != nil || len(kept) > 0 {
		t.Errorf("kept %v, %v", kept, err)
	}
	if err := l.Append(store.Record{}); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("append to a removed log: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "scripts", "hello", "main_test.go")); err != nil {
		t.Errorf("a test was deleted: %v", err)
	}
	if n := entries(t, filepath.Join(dir, "state", "versions")); n != 1 {
		t.Errorf("%d versions are left, want that of the other script", n)
	}
	if n := entries(t, filepath.Join(dir, "state", "scripts")); n != 1 {
		t.Errorf("%d scripts are left in the state", n)
	}
}

// TestBounded deploys often: what lies on the disk does not grow.
func TestBounded(t *testing.T) {
	dir := prepare(t)
	s := open(t, dir, nil)
	for i := range 300 {
		must(t, deploy(s, "hello", source(100+i)))
		if i%100 == 0 { // a version that is refused
			_, err := s.Put(source(-i))
			must(t, err)
		}
	}
	must(t, s.Collect())
	m, err := s.Manifest("hello")
	must(t, err)
	if m.Current != source(399).ID() || m.Previous != source(398).ID() {
		t.Errorf("the manifest is %+v", m)
	}
	must(t, errors.Join(s.Verify(m.Current), s.Verify(m.Previous)))
	// 2 of hello, 1 of other, 3 refused a moment ago.
	if n := entries(t, filepath.Join(dir, "state", "versions")); n != 6 {
		t.Errorf("%d versions on the disk, want 6", n)
	}
	must(t, s.Close())
	s = open(t, dir, nil)
	must(t, s.Collect())
	if n := entries(t, filepath.Join(dir, "state", "versions")); n != 3 {
		t.Errorf("%d versions on the disk after a restart, want 3", n)
	}
}

func TestOneProcess(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, nil)
	_, err := store.Open(dir, nil)
	want := fmt.Sprintf("store: open %s: in use by process %d", dir, os.Getpid())
	if err == nil || err.Error() != want || hint(err) == "" {
		t.Errorf("got %v, want %s", err, want)
	}
	must(t, s.Close())
	open(t, dir, nil)
}

func TestOpenErrors(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	_, err := store.Open(file, nil)
	if want := "store: open " + file + ": it is a file, not a folder"; err == nil || err.Error() != want || hint(err) == "" {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err = store.Open(filepath.Join(file, "x"), nil); err == nil || hint(err) == "" {
		t.Errorf("below a file: %v, hint %q", err, hint(err))
	}
	dir := t.TempDir()
	_, err = store.Open(dir, &store.Options{Step: func(string) error { return syscall.ENOSPC }})
	if want := "store: make state: no space left on device"; err == nil || err.Error() != want || !strings.Contains(hint(err), dir) {
		t.Errorf("got %v, want %s", err, want)
	}
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		return // nothing is forbidden
	}
	must(t, os.Chmod(dir, 0o500))
	if _, err = store.Open(dir, nil); !errors.Is(err, fs.ErrPermission) || hint(err) == "" {
		t.Errorf("read-only: %v", err)
	}
}

func TestState(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, nil)
	if _, err := s.ReadState("lives.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: %v", err)
	}
	must(t, s.WriteState("lives.json", []byte("1")))
	if b, err := s.ReadState("lives.json"); err != nil || string(b) != "1" {
		t.Errorf("%q, %v", b, err)
	}
	must(t, s.RemoveState("lives.json"))
	must(t, s.RemoveState("lives.json"))

	token, err := s.Token()
	must(t, err)
	again, err := s.Token()
	must(t, err)
	if token != again || len(token) < 20 {
		t.Errorf("tokens %q, %q", token, again)
	}
	path := filepath.Join(dir, "admin-token")
	must(t, os.Chmod(path, 0o644))
	_, err = s.Token()
	must(t, err)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	must(t, os.WriteFile(path, []byte("\n"), 0o600))
	if _, err := s.Token(); hint(err) == "" {
		t.Errorf("an empty token: %v", err)
	}
}

func hint(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}

func entries(t *testing.T, dir string) int {
	t.Helper()
	all, err := os.ReadDir(dir)
	must(t, err)
	return len(all)
}
