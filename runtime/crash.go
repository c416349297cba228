package runtime

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// crashHead matches the first line of what Go prints when a process dies.
var crashHead = regexp.MustCompile(`^(panic: |fatal error: |runtime: |unexpected fault address|SIG[A-Z]+: |\[signal )`)

// A crashFilter keeps the dump of a dying interpreter out of the script's
// log: the author gets a fault report in terms of the script instead. Lines
// that only look like one are logged late, but logged.
type crashFilter struct {
	log func(line string)

	mu    sync.Mutex
	held  []string
	timer *time.Timer
}

// holdCrash is how long a suspicious line waits for the process to die.
const holdCrash = 500 * time.Millisecond

func (f *crashFilter) line(b []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.held == nil && !crashHead.Match(b) {
		f.log(string(b))
		return
	}
	if f.held == nil {
		f.timer = time.AfterFunc(holdCrash, f.flush)
	}
	f.held = append(f.held, string(b))
}

func (f *crashFilter) flush() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, line := range f.held {
		f.log(line)
	}
	f.held = nil
}

// end is called when the stream is at its end.
func (f *crashFilter) end(died bool) {
	f.mu.Lock()
	if f.timer != nil {
		f.timer.Stop()
	}
	if died {
		f.held = nil
	}
	f.mu.Unlock()
	f.flush()
}

// fault says why the process, which is gone, ended; nil means that it ended
// well: exit status 0, or asked to.
func (p *process) fault() *engine.Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	status, _ := p.state.Sys().(syscall.WaitStatus)
	died := p.pipes.crashed()
	switch {
	case p.why != nil:
		if len(p.why.Frames) == 0 {
			p.why.Frames = p.trace.Last(1)
		}
		return p.why
	case p.fatal != nil:
		return p.fatal
	case p.last != nil && p.last.Fault != nil:
		return p.last.Fault
	case len(died) > 0:
		return p.explainCrash(died)
	case p.last != nil && p.last.Exit == 0:
		return nil
	case p.last != nil:
		return &engine.Fault{Kind: "exit", Message: fmt.Sprintf("exit status %d", p.last.Exit), Frames: p.trace.Last(1)}
	case status.Signaled():
		return &engine.Fault{Kind: "killed", Message: "killed by signal " + status.Signal().String(), Frames: p.trace.Last(1)}
	}
	return &engine.Fault{Kind: "exit", Message: fmt.Sprintf("the runner ended with exit status %d", p.state.ExitCode()), Frames: p.trace.Last(1)}
}

// explainCrash turns Go's last words into a fault: its first telling line,
// and from the flight recorder where the script was.
func (p *process) explainCrash(died []byte) *engine.Fault {
	message := telling(died)
	f := p.trace.Fault(message)
	if f == nil {
		f = &engine.Fault{Kind: "fatal", Message: message}
	}
	if strings.Contains(message, "memory") && p.limits != nil {
		f.Kind = "memory"
		f.Message = fmt.Sprintf("%s: the limit is %d MB (memory in script.toml)", message, p.limits.Memory/1e6)
	}
	return f
}

// telling returns the line of a crash that says what happened.
func telling(died []byte) string {
	first := ""
	for line := range bytes.Lines(died) {
		text := strings.TrimSpace(string(line))
		for _, prefix := range []string{"fatal error: ", "panic: "} {
			if rest, ok := strings.CutPrefix(text, prefix); ok {
				return rest
			}
		}
		if first == "" {
			first = text
		}
	}
	return first
}
