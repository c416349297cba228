package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/store"
)

// sequences are writes that are interrupted at each of their steps.
var sequences = map[string]func(dir string, o *store.Options) error{
	"deploy": func(dir string, o *store.Options) error {
		return with(dir, o, func(s *store.Store) error {
			return deploy(s, "hello", source(3))
		})
	},
	"first": func(dir string, o *store.Options) error {
		return with(dir, o, func(s *store.Store) error {
			_, err := s.Token()
			return errors.Join(err, deploy(s, "fresh", source(3)), s.Keep("fresh", "n", []byte("1")))
		})
	},
	"aside": func(dir string, o *store.Options) error { // a kernel that cannot swap two names
		o = silent(o)
		step := o.Step
		o.Step = func(what string) error {
			if strings.HasPrefix(what, "exchange ") {
				return syscall.ENOSYS
			}
			if step == nil {
				return nil
			}
			return step(what)
		}
		return with(dir, o, func(s *store.Store) error { return deploy(s, "hello", source(3)) })
	},
	"keep": func(dir string, o *store.Options) error {
		return with(dir, o, func(s *store.Store) error { return s.Keep("hello", "visits", []byte("2")) })
	},
	"single": func(dir string, o *store.Options) error {
		return with(dir, o, func(s *store.Store) error {
			return deploy(s, "hello", store.Files{"main.go": []byte("package main\n")})
		})
	},
	"remove": func(dir string, o *store.Options) error {
		return with(dir, o, func(s *store.Store) error { return s.Remove("hello") })
	},
}

func with(dir string, o *store.Options, f func(*store.Store) error) error {
	s, err := store.Open(dir, silent(o))
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

// prepare makes a data folder in which hello is at version 2, and other beside it.
func prepare(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	must(t, with(dir, nil, func(s *store.Store) error {
		return errors.Join(
			deploy(s, "hello", source(1)), deploy(s, "hello", source(2)), deploy(s, "other", source(9)),
			s.Keep("hello", "visits", []byte("1")), s.Keep("other", "n", []byte("9")))
	}))
	return dir
}

// TestKill kills a process at each step of each sequence. What is found
// afterwards is the old or the new, as a whole, and the sequence can be
// repeated.
func TestKill(t *testing.T) {
	for name := range sequences {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := prepare(t)
			for step := 1; ; step++ {
				dir := filepath.Join(t.TempDir(), "data")
				must(t, os.CopyFS(dir, os.DirFS(before)))
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), "STORE_TEST_SEQUENCE="+name, "STORE_TEST_DATA="+dir, fmt.Sprintf("STORE_TEST_STEP=%d", step))
				out, err := cmd.CombinedOutput()
				if err == nil {
					if step < 5 {
						t.Errorf("the sequence has %d steps only", step-1)
					}
					return
				}
				if cmd.ProcessState.ExitCode() == 1 {
					t.Fatalf("step %d: %v\n%s", step, err, out)
				}
				check(t, dir, name, step)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestFault fails each step of each sequence, as a full or a read-only folder
// would.
func TestFault(t *testing.T) {
	for name, run := range sequences {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := prepare(t)
			for step := 1; ; step++ {
				dir := filepath.Join(t.TempDir(), "data")
				must(t, os.CopyFS(dir, os.DirFS(before)))
				cause := []syscall.Errno{syscall.ENOSPC, syscall.EROFS}[step%2]
				n := step
				err := run(dir, &store.Options{Step: func(string) error {
					if n--; n == 0 {
						return cause
					}
					return nil
				}})
				if n > 0 {
					must(t, err)
					return
				}
				// That something old is not deleted yet is no error.
				if err != nil {
					e, ok := errors.AsType[*store.Error](err)
					if !ok || !errors.Is(err, cause) || e.Hint() == "" || strings.Contains(e.Error(), "\n") || strings.Contains(e.Error(), ".tmp-") {
						t.Errorf("step %d: not a plain error with a hint: %v", step, err)
					}
				}
				check(t, dir, name, step)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// check opens a data folder after an accident.
func check(t *testing.T, dir, sequence string, step int) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s, step %d: %s", sequence, step, fmt.Sprintf(format, args...))
	}
	s, err := store.Open(dir, silent(nil))
	if err != nil {
		fail("open: %v", err)
		return
	}
	defer s.Close()
	for _, name := range s.Names() {
		m, err := s.Manifest(name)
		if err != nil {
			fail("manifest of %s: %v", name, err)
		}
		for _, id := range []string{m.Current, m.Previous} {
			if id == "" {
				continue
			}
			if err := s.Verify(id); err != nil {
				fail("%s: %v", name, err)
			}
		}
		deployed, err := s.Deployed(name)
		if err != nil && !m.Sync {
			fail("deployed %s: %v", name, err)
		}
		if id := deployed.ID(); err == nil && id != m.Current && id != m.Previous && !(deployed == nil && (sequence == "remove" || sequence == "first" && m.Sync)) {
			fail("scripts/%s is neither old nor new: %v", name, deployed)
		}
	}
	if !hasScript(s, "other") || sequence != "remove" && !hasScript(s, "hello") {
		fail("scripts are lost: %v", s.Names())
	}
	kept, err := s.Kept("hello")
	if v := string(kept["visits"]); err != nil || v != "1" && !(v == "2" && sequence == "keep") && !(v == "" && sequence == "remove") {
		fail("kept is %v, %v", kept, err)
	}
	if kept, err := s.Kept("other"); err != nil || string(kept["n"]) != "9" {
		fail("kept of another script is %v, %v", kept, err)
	}
	if left := leftovers(t, dir); len(left) > 0 {
		fail("left over: %v", left)
	}
	must(t, s.Close())
	if err := sequences[sequence](dir, nil); err != nil {
		fail("again: %v", err)
	}
}

func hasScript(s *store.Store, name string) bool {
	m, err := s.Manifest(name)
	return err == nil && m.Current != ""
}

func leftovers(t *testing.T, dir string) (left []string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if strings.HasPrefix(e.Name(), ".") || strings.Contains(e.Name(), "corrupt") {
			left = append(left, path)
		}
		return err
	}))
	return left
}

// BenchmarkDeploy does the writes of a deployment of one small file.
func BenchmarkDeploy(b *testing.B) {
	s := open(b, b.TempDir(), nil)
	n := 0
	for b.Loop() {
		n++
		must(b, deploy(s, "hello", store.Files{"main.go": fmt.Appendf(nil, "package main // %d\n", n)}))
	}
}

// TestOrder pins the steps of a deployment: contents before names, names
// before what refers to them.
func TestOrder(t *testing.T) {
	dir := prepare(t)
	var steps []string
	s := open(t, dir, &store.Options{Step: func(what string) error {
		steps = append(steps, what)
		return nil
	}})
	f := store.Files{"main.go": []byte("package main\n")}
	steps = nil
	must(t, deploy(s, "hello", f))
	for i, step := range steps {
		step = tempNumber.ReplaceAllString(step, "TMP")
		steps[i] = strings.ReplaceAll(step, f.ID(), "NEW")
	}
	want := []string{
		"mkdir state/versions/TMP", "create state/versions/TMP/main.go", "write state/versions/TMP/main.go",
		"fsync state/versions/TMP/main.go", "fsync state/versions/TMP", "rename state/versions/NEW", "fsync state/versions",

		"create state/scripts/hello/TMP", "write state/scripts/hello/TMP", "fsync state/scripts/hello/TMP",
		"rename state/scripts/hello/manifest.json", "fsync state/scripts/hello",
		"remove state/versions/" + source(1).ID(),

		"mkdir scripts/TMP", "create scripts/TMP/main.go", "write scripts/TMP/main.go",
		"fsync scripts/TMP/main.go", "fsync scripts/TMP", "exchange scripts/hello", "fsync scripts",
		"create state/scripts/hello/TMP", "write state/scripts/hello/TMP", "fsync state/scripts/hello/TMP",
		"rename state/scripts/hello/manifest.json", "fsync state/scripts/hello",
	}
	if diff := cmp.Diff(want, steps); diff != "" {
		t.Error(diff)
	}
}
