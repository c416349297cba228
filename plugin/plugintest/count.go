package plugintest

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"
)

// patience is how long what is about to end may take.
const patience = 10 * time.Second

// A tally is what a process has in use.
type tally struct {
	goroutines, files int
}

// count counts once what was ended has had the time to be gone.
func count() tally {
	runtime.GC() // finalizers close files that were dropped
	return tally{runtime.NumGoroutine(), openFiles()}
}

// openFiles counts descriptors, where there is a /proc, without those that the
// Go runtime makes for itself when it first waits for a file.
func openFiles() (n int) {
	entries, _ := os.ReadDir("/proc/self/fd")
	for _, e := range entries {
		switch to, _ := os.Readlink("/proc/self/fd/" + e.Name()); to {
		case "", "anon_inode:[eventpoll]", "anon_inode:[eventfd]":
		default:
			n++
		}
	}
	return n
}

// await waits until no more is in use than before.
func (before tally) await(t *testing.T) {
	t.Helper()
	if err := before.wait(); err != nil {
		t.Error(err)
	}
}

func (before tally) wait() error {
	now := count()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); now = count() {
		if now.goroutines <= before.goroutines && now.files <= before.files {
			return nil
		}
		<-time.After(5 * time.Millisecond)
	}
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	return fmt.Errorf("%d goroutines and %d open files are left, %d and %d were there before\n%s",
		now.goroutines, now.files, before.goroutines, before.files, stacks)
}

// Main runs a package's tests and fails when goroutines or open files are
// left after them. It is for TestMain, and ends the process.
func Main(m *testing.M) {
	before := count()
	code := m.Run()
	if code == 0 {
		if err := before.wait(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
