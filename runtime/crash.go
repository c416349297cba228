package runtime

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// crashHead matches the first line of what Go prints when a process dies.
var crashHead = regexp.MustCompile(`^(panic: |fatal error: |runtime[:/ ]|unexpected fault address|SIG[A-Z]+: |\[signal )`)

// A crashFilter keeps the dump of a dying interpreter out of the script's
// log: the author gets a fault report in terms of the script instead. Lines
// that only look like one are logged late, but logged.
type crashFilter struct {
	log   func(line string)
	dying <-chan struct{} // closed when the process dies of what it prints

	mu    sync.Mutex
	held  []string
	timer *time.Timer
}

const (
	holdCrash = 500 * time.Millisecond // how long a suspicious line waits for the process to die
	maxHeld   = 200                    // lines; what Go says first is what matters
)

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
	if len(f.held) < maxHeld {
		f.held = append(f.held, string(b))
	}
	if len(f.held) == maxHeld && !f.died() {
		f.release()
	}
}

func (f *crashFilter) died() bool {
	select {
	case <-f.dying:
		return true
	default:
		return false
	}
}

// flush logs what is held, unless the process dies of it.
func (f *crashFilter) flush() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.died() {
		f.release()
	}
}

func (f *crashFilter) release() {
	f.timer.Stop()
	for _, line := range f.held {
		f.log(line)
	}
	f.held = nil
}

// end is called when the stream is at its end.
func (f *crashFilter) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.held != nil && !f.died() {
		f.release()
	}
}

// words returns what the process said when it died.
func (f *crashFilter) words() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.held
}

// fault says why the process, which is gone, ended; nil means that it ended
// well: exit status 0, or asked to.
func (p *process) fault() *engine.Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	status, _ := p.state.Sys().(syscall.WaitStatus)
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
	case p.pipes.filter.died():
		return p.explainCrash()
	case p.last != nil && p.last.Exit == 0:
		return nil
	case p.last != nil:
		return &engine.Fault{Kind: "exit", Message: fmt.Sprintf("exit status %d", p.last.Exit), Frames: p.trace.Last(1)}
	case status.Signaled():
		return &engine.Fault{Kind: "killed", Message: "killed by signal " + status.Signal().String(), Frames: p.trace.Last(1)}
	}
	return &engine.Fault{Kind: "exit", Message: fmt.Sprintf("the runner ended with exit status %d", p.state.ExitCode()), Frames: p.trace.Last(1)}
}

// explainCrash turns Go's last words into a fault: the line that says what
// happened, and from the flight recorder where the script was.
func (p *process) explainCrash() *engine.Fault {
	message := telling(p.pipes.filter.words())
	f := p.trace.Fault(message)
	if f == nil {
		f = &engine.Fault{Kind: "fatal", Message: message}
	}
	if p.limits != nil && (strings.Contains(message, "memory") || p.peak >= p.limits.Memory) {
		f.Kind = "memory"
		f.Message = fmt.Sprintf("%s: the limit is %d MB (memory in script.toml)", message, p.limits.Memory/1e6)
	}
	return f
}

// telling returns the line of a crash that says what happened.
func telling(words []string) string {
	for _, line := range words {
		for _, prefix := range []string{"fatal error: ", "panic: "} {
			if rest, ok := strings.CutPrefix(line, prefix); ok {
				return rest
			}
		}
	}
	if len(words) > 0 {
		return words[0]
	}
	return "the Go runtime gave up"
}

// What of a fault is kept: a script may panic with any amount of text.
const (
	maxMessage = 4 << 10
	maxFrames  = 32
	maxName    = 256
	maxHandles = 1000
)

// cut bounds what a runner says of a fault.
func cut(f *engine.Fault) *engine.Fault {
	if f == nil {
		return nil
	}
	c := *f
	c.Kind, c.Message = cutText(f.Kind, maxName), cutText(f.Message, maxMessage)
	c.Frames, c.CreatedBy = cutFrames(f.Frames), cutFrame(f.CreatedBy)
	if len(f.Goroutines) > 0 {
		c.Goroutines = cutGoroutines(f.Goroutines, maxHanging)
	}
	return &c
}

func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

func cutAll(list []string) []string {
	short := []string{}
	for _, s := range list[:min(len(list), maxHandles)] {
		short = append(short, cutText(s, maxName))
	}
	return short
}
