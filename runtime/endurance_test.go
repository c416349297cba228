package runtime_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	goruntime "runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/runtime"
)

// Kill the supervisor at every step of every write of a start and a
// deployment: whenever it dies, afterwards the old or the new version runs,
// whole, with what it kept.
func TestKilledAtEveryStepOfADeploy(t *testing.T) {
	base := t.TempDir()
	prepare := openAt(t, options(base))
	addr := deploy(t, prepare, "hello", keeping("v1"))
	get(t, addr)
	before, _ := prepare.Script("hello")
	if err := prepare.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	stride := 1
	if os.Getenv("NFRUN_QUICK") != "" {
		stride = 7
	}
	kills := 0
	for n := 1; ; n += stride {
		data := t.TempDir()
		if err := os.CopyFS(data, os.DirFS(base)); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0], "__supervise", data)
		cmd.Env = append(os.Environ(), "NFRUN_TEST_KILL="+strconv.Itoa(n), "NFRUN_TEST_PUSH="+string(keeping("v2")["main.go"]))
		var out bytes.Buffer
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stderr = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := make([]byte, 64)
		m, _ := stdout.Read(said)
		pushed := strings.HasPrefix(string(said[:m]), "pushed")
		cmd.Process.Kill()
		cmd.Wait()
		if !pushed {
			kills++
		}

		d, err := runtime.Open(t.Context(), options(data))
		if err != nil {
			t.Fatalf("step %d: %v (%s)", n, err, &out)
		}
		st, err := d.Script("hello")
		if err != nil {
			t.Fatalf("step %d: %v (%s)", n, err, &out)
		}
		text := get(t, address(t, &device{d, data}, "hello"))
		version, count, _ := strings.Cut(text, " ")
		if version != "v1" && version != "v2" || version == "v1" != (st.Version == before.Version) {
			t.Errorf("step %d: %q from version %s", n, text, st.Version)
		}
		if count != "2" {
			t.Errorf("step %d: kept %q, want 2", n, count)
		}
		if pushed && version != "v2" {
			t.Errorf("the deployment was answered, and yet %s runs", version)
		}
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if pushed {
			break
		}
	}
	if kills < 3 {
		t.Errorf("only %d kills: the steps were not reached", kills)
	}
	t.Logf("killed at %d steps", kills)
}

// keeping is a script that counts its visits, for ever.
func keeping(version string) map[string][]byte {
	return main1(fmt.Sprintf(`package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

const version = %q

var count int

func main() { script.Main(run) }

func run(ctx context.Context) error {
	if err := script.Keep("count", &count); err != nil {
		return err
	}
	return webserver.Serve(ctx, "127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		count++
		if err := script.Save("count"); err != nil {
			http.Error(w, err.Error(), 500)
			return
		}
		fmt.Fprint(w, version, " ", count)
	}), nil)
}
`, version))
}

// Thousands of reloads leave the supervisor as the first hundred left it.
func TestReloadsLeaveNothingBehind(t *testing.T) {
	reloads := 2000
	if os.Getenv("NFRUN_QUICK") != "" {
		reloads = 200
	}
	d := open(t, nil)
	var after100 footprint
	for n := 1; n <= reloads; n++ {
		deploy(t, d, "web", pages(strconv.Itoa(n)))
		if n == 100 {
			after100 = measure(t, d)
		}
	}
	var now footprint
	within := func() bool {
		now = measure(t, d)
		return now.descriptors <= after100.descriptors+4 &&
			now.goroutines <= after100.goroutines+10 &&
			now.processes <= after100.processes+1 &&
			now.heap <= after100.heap+4<<20 &&
			now.disk <= after100.disk+3<<20 // the log is bounded, and not full after 100
	}
	defer func() { t.Logf("after 100: %+v, after %d: %+v", after100, reloads, now) }()
	wait(t, "as little is left as after 100 reloads", within)
}

type footprint struct {
	descriptors, goroutines, processes int
	heap, disk                         int64
}

func measure(t *testing.T, d *device) footprint {
	t.Helper()
	goruntime.GC()
	var m goruntime.MemStats
	goruntime.ReadMemStats(&m)
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return footprint{
		descriptors: len(fds),
		goroutines:  goruntime.NumGoroutine(),
		processes:   len(runners(t)),
		heap:        int64(m.HeapAlloc),
		disk:        folderSize(t, d.data),
	}
}
