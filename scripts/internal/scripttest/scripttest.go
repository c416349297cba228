// Package scripttest runs the example scripts as programs.
package scripttest

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A Program is a script that runs by itself.
type Program struct {
	t     *testing.T
	cmd   *exec.Cmd
	ended chan error

	mu   sync.Mutex
	log  strings.Builder
	more chan struct{} // closed when there is more log
}

// Build compiles the script in the working folder, and returns where it is.
func Build(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script")
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", file, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return file
}

// Start starts a program with these variables in its environment. It is
// killed with the test, at the latest.
func Start(t *testing.T, file string, env ...string) *Program {
	t.Helper()
	p := &Program{t: t, cmd: exec.Command(file), ended: make(chan error, 1), more: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), env...)
	out, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			p.mu.Lock()
			p.log.WriteString(lines.Text() + "\n")
			close(p.more)
			p.more = make(chan struct{})
			p.mu.Unlock()
		}
		p.ended <- p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(p.Kill)
	return p
}

// WaitLog waits until the program's log contains text, and returns what
// follows it on that line.
func (p *Program) WaitLog(text string) string {
	p.t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		p.mu.Lock()
		log, more := p.log.String(), p.more
		p.mu.Unlock()
		if _, after, ok := strings.Cut(log, text); ok {
			after, _, _ = strings.Cut(after, "\n")
			return after
		}
		select {
		case <-more:
		case err := <-p.ended:
			p.t.Fatalf("the script has ended (%v), its log is without %q:\n%s", err, text, log)
		case <-deadline:
			p.t.Fatalf("the log is without %q:\n%s", text, log)
		}
	}
}

// Stop asks the program to stop, which must end it in order.
func (p *Program) Stop() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	select {
	case err := <-p.ended:
		if err != nil {
			p.t.Errorf("after SIGTERM: %v\n%s", err, p.log.String())
		}
	case <-time.After(30 * time.Second):
		p.t.Error("it does not stop")
	}
}

// Kill ends the program without a warning.
func (p *Program) Kill() {
	p.cmd.Process.Kill()
	<-p.ended
}
