package sandbox

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestBombs lets scripts use memory without end. Each has to end by itself,
// with a message, near its budget; this process lives on.
func TestBombs(t *testing.T) {
	const (
		memory = iota
		stack
		threads
	)
	// Most end with "out of memory" or "cannot allocate memory", but the Go
	// runtime does not check each of its own allocations, and the C library
	// aborts when it has no memory for a thread.
	anyEnd := regexp.MustCompile("fatal error: |SIGSEGV|SIGABRT")
	for _, b := range []struct {
		child   string
		kind    int
		message *regexp.Regexp
	}{
		{"hog", memory, anyEnd},
		{"goroutines", memory, anyEnd},
		{"recurse", stack, regexp.MustCompile("stack overflow")},
		{"threads", threads, regexp.MustCompile("thread exhaustion|pthread_create failed")},
	} {
		t.Run(b.child, func(t *testing.T) {
			if raceEnabled && b.kind == memory {
				t.Skip("the race detector has memory of its own, which ends first")
			}
			t.Parallel()
			eachMode(t, func(t *testing.T, mode string, l *Limits) {
				l.Memory, l.Processes = 32<<20, 64
				c := run(t, order{Child: b.child, Mode: mode, Limits: l})
				if c.ProcessState.ExitCode() != 2 || !b.message.MatchString(c.err.String()) {
					t.Errorf("ended with %v, want exit status 2 and %v\n%s", c.ProcessState, b.message, tail(c.err.String()))
				}
				if b.kind == threads || raceEnabled {
					return
				}
				lines := strings.Fields(c.out.String())
				first, _ := strconv.ParseInt(lines[0], 10, 64)
				last, _ := strconv.ParseInt(lines[len(lines)-1], 10, 64)
				t.Logf("from %s to %s", size(first), size(last))
				// What was mapped before, but not used, comes on top.
				most := l.Memory + headroom(l.Memory) + threadStacks(l) + 8<<20
				if last-first > most {
					t.Errorf("used %s, want at most %s", size(last-first), size(most))
				}
				if b.child == "hog" && last-first < l.Memory*8/10 {
					t.Errorf("used %s, want its budget of %s", size(last-first), size(l.Memory))
				}
			})
		})
	}
}

func TestOpenFiles(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Files = 64
		var got struct {
			N   int
			Err string
		}
		ask(t, order{Child: "open", Mode: mode, Limits: l}, &got)
		if got.Err != "EMFILE" || got.N > 64 || got.N < 40 {
			t.Errorf("after %d files: %s, want EMFILE before 64", got.N, got.Err)
		}
	})
}

func TestResources(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Files, l.Processes, l.CPUWeight = 77, 50, 50
		var got map[string]uint64
		ask(t, order{Child: "limits", Mode: mode, Limits: l}, &got)
		want := map[string]uint64{"core": 0, "files": 77, "nice": 3, "uid": uint64(os.Getuid())}
		switch {
		case mode == "drop":
			want["uid"], want["processes"] = uint64(l.UID), 100
		case mode == "user" && os.Getuid() == 0:
			want["uid"] = nobody
		}
		delete(got, "data")
		if mode != "drop" {
			delete(got, "processes")
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("limits (-want +got):\n%s", d)
		}
	})
}

func TestReport(t *testing.T) {
	eachMode(t, func(t *testing.T, mode string, l *Limits) {
		l.Memory, l.Files, l.Processes = 64<<20, 256, 64
		var got Report
		ask(t, order{Child: "confine", Mode: mode, Limits: l}, &got)
		var names []string
		for _, m := range got.Measures {
			names = append(names, m.Name)
		}
		want := []string{"oom_score_adj", "nice", "user", "HOME, TMPDIR", "no_new_privs", "landlock", "seccomp",
			"RLIMIT_NOFILE", "RLIMIT_NPROC", "go memory limit", "go thread limit", "RLIMIT_DATA"}
		if d := cmp.Diff(want, names); d != "" {
			t.Errorf("measures (-want +got):\n%s", d)
		}
		if got.Took <= 0 || got.Took > time.Second {
			t.Errorf("took %v", got.Took)
		}
		t.Logf("%v\n%v", got.Took, got.String())
	})
}

// TestConfineRefuses checks the orders that Confine does not take.
func TestConfineRefuses(t *testing.T) {
	for name, l := range map[string]*Limits{
		"root":          {UID: 0, GID: 0},
		"no such place": {UID: -1, GID: -1, Dir: "/does/not/exist"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newChild(t, order{Child: "confine", Limits: l})
			c.start(t)
			_ = c.Wait()
			if c.ProcessState.ExitCode() != 9 || !strings.Contains(c.err.String(), "sandbox: ") {
				t.Errorf("%v, %q", c.ProcessState, c.err.String())
			}
		})
	}
}

func TestNiceValue(t *testing.T) {
	for weight, want := range map[int]int{1: 19, 50: 3, 80: 1, 100: 0, 125: -1, 10000: -20} {
		if got := niceValue(weight); got != want {
			t.Errorf("niceValue(%d) = %d, want %d", weight, got, want)
		}
	}
}

// BenchmarkConfine measures what a reload waits for.
func BenchmarkConfine(b *testing.B) {
	var total time.Duration
	for b.Loop() {
		text, err := json.Marshal(order{Child: "confine", Limits: &Limits{UID: -1, GID: -1, Memory: 64 << 20, Files: 256, Processes: 64}})
		if err != nil {
			b.Fatal(err)
		}
		out, err := childCommand(string(text)).Output()
		if err != nil {
			b.Fatal(err)
		}
		var r Report
		if err := json.Unmarshal(out, &r); err != nil {
			b.Fatal(strconv.Quote(string(out)), err)
		}
		total += r.Took
	}
	b.ReportMetric(float64(total.Microseconds())/1000/float64(b.N), "ms/confine")
}
