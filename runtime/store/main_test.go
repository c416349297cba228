package store_test

import (
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

// TestMain runs the tests, or one sequence of writes that ends with kill -9.
func TestMain(m *testing.M) {
	sequence := os.Getenv("STORE_TEST_SEQUENCE")
	if sequence == "" {
		os.Exit(m.Run())
	}
	n, _ := strconv.Atoi(os.Getenv("STORE_TEST_STEP"))
	o := &store.Options{Step: func(string) error {
		if n--; n == 0 {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			select {}
		}
		return nil
	}}
	if err := sequences[sequence](os.Getenv("STORE_TEST_DATA"), o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func open(t testing.TB, dir string, o *store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(dir, silent(o))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// silent keeps what the store has to say out of the test's output.
func silent(o *store.Options) *store.Options {
	out := store.Options{}
	if o != nil {
		out = *o
	}
	if out.Log == nil {
		out.Log = slog.New(slog.DiscardHandler)
	}
	return &out
}

// source is a version of a script of three files.
func source(n int) store.Files {
	return store.Files{
		"main.go":     fmt.Appendf(nil, "package main\n\nfunc main() { println(%d) }\n", n),
		"lib/lib.go":  fmt.Appendf(nil, "package lib\n\nconst N = %d\n", n),
		"script.toml": []byte("files = 64\n"),
	}
}

// deploy does the writes of a deployment, in the supervisor's order.
func deploy(s *store.Store, name string, f store.Files) error {
	id, err := s.Put(f)
	if err != nil {
		return err
	}
	m, err := s.Manifest(name)
	if err != nil {
		return err
	}
	if id != m.Current {
		m.Current, m.Previous = id, m.Current
	}
	m.Enabled, m.Sync, m.Updated = true, true, time.Now()
	if err := s.SetManifest(name, m); err != nil {
		return err
	}
	if err := s.SetDeployed(name, f); err != nil {
		return err
	}
	m.Sync, m.Folder = false, id
	return s.SetManifest(name, m)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
