package runtime_test

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/runner"
	"github.com/nfrun/nfrun/runtime/store"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

var plugins = []plugin.Plugin{scriptplugin.Plugin, webserverplugin.Plugin}

// The test binary is also what its tests start: a runner, or a supervisor.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "__runner":
			os.Exit(runner.Main(plugins))
		case "__supervise":
			os.Exit(superviseMain(os.Args[2]))
		}
	}
	os.Exit(run(m))
}

// run gives a supervisor under the race detector runners without it: what
// the detector needs is far more than a script may have.
func run(m *testing.M) int {
	if raceDetector {
		dir, err := os.MkdirTemp("", "nfrun-runner-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		os.Chmod(dir, 0o755)
		bin := filepath.Join(dir, "nfrun")
		if out, err := exec.Command("go", "build", "-o", bin, "../cmd/nfrun").CombinedOutput(); err != nil {
			panic(string(out))
		}
		os.Setenv("NFRUN_TEST_RUNNER", bin)
	}
	return m.Run()
}

// superviseMain is a supervisor of a data folder, until SIGTERM.
func superviseMain(data string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	o := options(data)
	o.Store = &store.Options{Step: faultFromEnv()}
	d, err := runtime.Open(ctx, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if push := os.Getenv("NFRUN_TEST_PUSH"); push != "" {
		files := store.Files{"main.go": []byte(push)}
		if _, err := d.Deploy(ctx, "hello", files, nil); err != nil {
			fmt.Fprintln(os.Stderr, "push:", err)
			return 1
		}
		fmt.Println("pushed")
	}
	fmt.Println("ready")
	<-ctx.Done()
	if err := d.Close(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// faultFromEnv kills this process at the Nth step of a write.
func faultFromEnv() func(string) error {
	n, err := strconv.Atoi(os.Getenv("NFRUN_TEST_KILL"))
	if err != nil {
		return nil
	}
	var mu sync.Mutex
	return func(string) error {
		mu.Lock()
		defer mu.Unlock()
		if n--; n == 0 {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}
}

// supervise starts a supervisor process with one script deployed.
func supervise(t *testing.T, data string, env ...string) *exec.Cmd {
	t.Helper()
	dir := filepath.Join(data, "scripts", "hello")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir + "/main.go"); err != nil {
		if err := os.WriteFile(dir+"/main.go", pages("v1")["main.go"], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(os.Args[0], "__supervise", data)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd
}

// A device under test.
type device struct {
	*runtime.Device
	data string
}

func options(data string) *runtime.Options {
	var command []string
	if bin := os.Getenv("NFRUN_TEST_RUNNER"); bin != "" {
		command = []string{bin, "__runner"}
	}
	return &runtime.Options{
		Runner:  command,
		Data:    data,
		Plugins: plugins,
		Version: "test",
		Log:     slog.New(slog.DiscardHandler),
	}
}

// open starts a device in a folder of its own, and closes it with the test.
func open(t *testing.T, change func(*runtime.Options)) *device {
	t.Helper()
	o := options(t.TempDir())
	if change != nil {
		change(o)
	}
	return openAt(t, o)
}

func openAt(t *testing.T, o *runtime.Options) *device {
	t.Helper()
	d, err := runtime.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return &device{d, o.Data}
}

// deploy pushes files and returns the address that the script listens on.
func deploy(t *testing.T, d *device, name string, files store.Files) string {
	t.Helper()
	if _, err := d.Deploy(t.Context(), name, files, nil); err != nil {
		t.Fatal(err)
	}
	return address(t, d, name)
}

func address(t *testing.T, d *device, name string) string {
	t.Helper()
	var st runtime.Status
	wait(t, name+" listens", func() bool {
		st, _ = d.Script(name)
		return len(st.Listeners) > 0
	})
	return st.Listeners[0]
}

func main1(source string) store.Files { return store.Files{"main.go": []byte(source)} }

// pages is a script that answers every request with text.
func pages(text string) store.Files {
	return main1(fmt.Sprintf(`package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

const text = %q

func main() { script.Main(run) }

func run(ctx context.Context) error {
	return webserver.Serve(ctx, "127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, text)
	}), nil)
}
`, text))
}

func get(t *testing.T, addr string) string {
	t.Helper()
	r, err := http.Get("http://" + addr)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// wait polls until a condition holds; the bound is for a machine under load.
func wait(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.Now().Add(60 * time.Second)
	for !ok() {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// A pulse asks a healthy script again and again.
type pulse struct {
	mu       sync.Mutex
	answers  int
	failures []string
}

func steady(t *testing.T, addr string) *pulse {
	p := &pulse{}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		for ctx.Err() == nil {
			r, err := http.Get("http://" + addr)
			p.mu.Lock()
			if err != nil {
				p.failures = append(p.failures, err.Error())
			} else {
				p.answers++
				io.Copy(io.Discard, r.Body)
				r.Body.Close()
			}
			p.mu.Unlock()
			select {
			case <-ctx.Done():
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	return p
}

// check waits for answers that are newer than now, and reports failures.
func (p *pulse) check(t *testing.T) {
	t.Helper()
	count := func() int { p.mu.Lock(); defer p.mu.Unlock(); return p.answers }
	before := count()
	wait(t, "the healthy script answers", func() bool { return count() > before+1 })
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.failures {
		t.Errorf("the healthy script failed: %s", f)
	}
	p.failures = nil
}

// runners are the processes that this one has started.
func runners(t *testing.T) []int { t.Helper(); return children(os.Getpid()) }

// children lists the children of a process that are not zombies.
func children(of int) (pids []int) {
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		b, err := os.ReadFile("/proc/" + e.Name() + "/stat")
		if err != nil {
			continue
		}
		fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
		if len(fields) > 1 && fields[1] == strconv.Itoa(of) && fields[0] != "Z" {
			pids = append(pids, pid)
		}
	}
	return pids
}

func logText(t *testing.T, d *device, name string) string {
	t.Helper()
	log, err := d.Log(name)
	if err != nil {
		t.Fatal(err)
	}
	records, err := log.Read(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range records {
		fmt.Fprintln(&b, r.Stream, r.Level, r.Message, r.Attrs)
	}
	return b.String()
}

func folderSize(t *testing.T, dir string) (n int64) {
	t.Helper()
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}
