package runtime_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
)

// A client asks again and again and checks that versions only go up.
type client struct {
	fresh  bool // a new connection for every request
	served atomic.Int64
}

func (c *client) run(ctx context.Context, addr string, fail func(error)) {
	transport := &http.Transport{DisableKeepAlives: c.fresh}
	defer transport.CloseIdleConnections()
	last := 0
	for ctx.Err() == nil {
		// No retries: a request that fails must be seen to fail.
		req, _ := http.NewRequest("POST", "http://"+addr, strings.NewReader("x"))
		r, err := transport.RoundTrip(req)
		if err != nil {
			fail(err)
			return
		}
		b, err := io.ReadAll(r.Body)
		r.Body.Close()
		n, errNumber := strconv.Atoi(string(b))
		switch {
		case err != nil:
			fail(err)
		case errNumber != nil || r.StatusCode != 200:
			fail(fmt.Errorf("%s: %q", r.Status, b))
		case n < last:
			fail(fmt.Errorf("version %d after %d", n, last))
		}
		last = n
		c.served.Add(1)
	}
}

// Reloads under load fail no request, and every client sees the versions in
// their order. Requests are POSTs, which no client repeats by itself.
func TestReloadsUnderLoadFailNoRequest(t *testing.T) {
	reloads := 200
	if os.Getenv("NFRUN_QUICK") != "" {
		reloads = 30
	}
	d := open(t, nil)
	addr := deploy(t, d, "web", pages("0"))
	idle, err := net.Dial("tcp", addr) // keeps a connection open and asks only at the end
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	ask := func() string {
		fmt.Fprintf(idle, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
		r, err := http.ReadResponse(bufio.NewReader(idle), nil)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r.Body)
		return string(b)
	}
	ask()

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var (
		wg       sync.WaitGroup
		mu       sync.Mutex
		failures []error
		clients  []*client
	)
	for i := range 32 {
		c := &client{fresh: i%2 == 1}
		clients = append(clients, c)
		wg.Go(func() {
			c.run(ctx, addr, func(err error) {
				mu.Lock()
				failures = append(failures, err)
				mu.Unlock()
			})
		})
	}
	for n := 1; n <= reloads; n++ {
		if _, err := d.Deploy(t.Context(), "web", pages(strconv.Itoa(n)), nil); err != nil {
			t.Fatal(err)
		}
		served := clients[0].served.Load()
		wait(t, "a client is served", func() bool {
			mu.Lock()
			defer mu.Unlock()
			return clients[0].served.Load() > served || len(failures) > 0
		})
	}
	if got := ask(); got != strconv.Itoa(reloads) {
		t.Errorf("the idle connection is answered by %q, want %d", got, reloads)
	}
	cancel()
	wg.Wait()
	var total int64
	for _, c := range clients {
		total += c.served.Load()
	}
	t.Logf("%d reloads, %d requests, %d failures", reloads, total, len(failures))
	for _, err := range failures[:min(len(failures), 5)] {
		t.Error(err)
	}
}

func TestARefusedVersionChangesNothing(t *testing.T) {
	d := open(t, nil)
	addr := deploy(t, d, "web", pages("one"))
	before, _ := d.Script("web")
	_, err := d.Deploy(t.Context(), "web", main1("package main\n\nfunc main() {\n\tx := 1\n\tundefined()\n}\n"), nil)
	ds, ok := errors.AsType[engine.Diagnostics](err)
	if !ok || len(ds) != 2 {
		t.Fatalf("got %v, want two diagnostics", err)
	}
	after, _ := d.Script("web")
	if after.PID != before.PID || after.Version != before.Version || get(t, addr) != "one" {
		t.Errorf("the refused version changed something: %+v, was %+v", after, before)
	}
}

func TestAFirstVersionThatIsRefusedLeavesNothing(t *testing.T) {
	d := open(t, nil)
	if _, err := d.Deploy(t.Context(), "web", main1("package main\n"), nil); err == nil {
		t.Fatal("a script without main was accepted")
	}
	if _, err := d.Script("web"); !errors.Is(err, runtime.ErrUnknown) {
		t.Errorf("got %v, want ErrUnknown", err)
	}
}

// A version that fails on probation is replaced by the one before, and its
// bytes are not tried again by a restart.
func TestAVersionThatFailsOnProbationIsRolledBack(t *testing.T) {
	data := t.TempDir()
	d, err := runtime.Open(t.Context(), options(data))
	if err != nil {
		t.Fatal(err)
	}
	dev := &device{d, data}
	addr := deploy(t, dev, "web", pages("good"))
	good, _ := d.Script("web")
	dep, err := d.Deploy(t.Context(), "web", main1("package main\n\nimport \"time\"\n\nfunc main() {\n\ttime.Sleep(200 * time.Millisecond)\n\tpanic(\"bad\")\n}\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	wait(t, "the version before runs again", func() bool {
		st, _ := d.Script("web")
		return st.Version == good.Version && st.State == runtime.Running
	})
	if got := get(t, addr); got != "good" {
		t.Errorf("got %q", got)
	}
	st, _ := d.Script("web")
	if st.LastError == nil || !strings.Contains(st.LastError.Message, "bad") || !strings.Contains(st.Action, good.Version) {
		t.Errorf("the status does not say what happened: %+v", st)
	}
	if err := d.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, options(data))
	st, err = again.Script("web")
	if err != nil || st.Version != good.Version || st.Version == dep.Version {
		t.Errorf("after a restart: %+v, %v; want version %s", st, err, good.Version)
	}
	get(t, address(t, again, "web"))
}

func TestRollbackSwapsVersions(t *testing.T) {
	d := open(t, nil)
	addr := deploy(t, d, "web", pages("one"))
	deploy(t, d, "web", pages("two"))
	for _, want := range []string{"one", "two"} {
		if _, err := d.Rollback(t.Context(), "web"); err != nil {
			t.Fatal(err)
		}
		if got := get(t, addr); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestStopStartRestartRemove(t *testing.T) {
	d := open(t, nil)
	deploy(t, d, "web", pages("one"))
	if st, err := d.Stop(t.Context(), "web"); err != nil || st.State != runtime.Stopped || len(st.Listeners) > 0 || st.PID != 0 {
		t.Errorf("stop: %+v, %v", st, err)
	}
	if st, err := d.Start(t.Context(), "web"); err != nil || st.State != runtime.Running {
		t.Errorf("start: %+v, %v", st, err)
	}
	before, _ := d.Script("web")
	if st, err := d.Restart(t.Context(), "web"); err != nil || st.State != runtime.Running || st.PID == before.PID {
		t.Errorf("restart: %+v, %v", st, err)
	}
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Script("web"); !errors.Is(err, runtime.ErrUnknown) {
		t.Errorf("after rm: %v", err)
	}
	if _, err := os.Stat(d.data + "/scripts/web"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

// A crash loop ends in quarantine; start tries once more.
func TestACrashLoopEndsInQuarantine(t *testing.T) {
	d := open(t, func(o *runtime.Options) {
		o.Policy = runtime.Policy{Backoff: 1e6, MaxBackoff: 1e7, Quarantine: 4}
	})
	if _, err := d.Deploy(t.Context(), "loop", main1("package main\n\nfunc main() { panic(1) }\n"), nil); err != nil {
		t.Fatal(err)
	}
	quarantined := func() bool {
		st, _ := d.Script("loop")
		return st.State == runtime.Quarantined
	}
	wait(t, "it is quarantined", quarantined)
	if st, _ := d.Script("loop"); st.Restarts != 3 || !strings.Contains(st.Action, "quarantine") {
		t.Errorf("%d restarts, %q; want 3", st.Restarts, st.Action)
	}
	if _, err := d.Start(t.Context(), "loop"); err != nil {
		t.Fatal(err)
	}
	wait(t, "it is quarantined again", quarantined)
}

// What a script keeps survives reloads and restarts of the device.
func TestKeptStateSurvives(t *testing.T) {
	counter := func(version string) map[string][]byte {
		return main1(`package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

const version = "` + version + `"

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
		}
		fmt.Fprint(w, count)
	}), nil)
}
`)
	}
	data := t.TempDir()
	d, err := runtime.Open(t.Context(), options(data))
	if err != nil {
		t.Fatal(err)
	}
	addr := deploy(t, &device{d, data}, "count", counter("1"))
	if got := get(t, addr) + get(t, addr); got != "12" {
		t.Errorf("got %q, want 12", got)
	}
	deploy(t, &device{d, data}, "count", counter("2"))
	if got := get(t, addr); got != "3" {
		t.Errorf("after a reload %q, want 3", got)
	}
	if err := d.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, options(data))
	if got := get(t, address(t, again, "count")); got != "4" {
		t.Errorf("after a restart %q, want 4", got)
	}
}
