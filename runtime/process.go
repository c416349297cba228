package runtime

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/store"
	"github.com/nfrun/nfrun/runtime/wire"
)

// A process is one runner, from its start as a spare to its end.
type process struct {
	d     *Device
	cmd   *exec.Cmd
	conn  *wire.Conn
	trace *engine.Trace
	pipes *pipes

	hello   chan struct{} // closed when the runner stands by
	checked chan wire.CheckedBody
	ready   chan struct{} // closed when the script serves
	ended   chan struct{} // closed when the runner has said its last word
	heard   chan struct{} // closed when all that the runner said was taken in
	gone    chan struct{} // closed when the process is no more and its output is read

	mu       sync.Mutex
	script   *script // nil: a spare
	version  string
	group    *sandbox.Group
	limits   *sandbox.Limits
	started  time.Time
	lastBeat time.Time
	last     *wire.EndedBody
	fatal    *engine.Fault // reported by the runner before it died
	why      *engine.Fault // known here: killed for a reason
	state    *os.ProcessState
	asked    chan wire.HandlesBody // where the answer to a question for handles goes; nil: none is due
	looking  []chan wire.StackBody // where the answer to a question for the stack goes; none: none is due
	peak     int64                 // the most memory that it had, in bytes, where the kernel tells
	reaped   bool                  // its id may be another process's
	keeps    sync.WaitGroup        // values on their way to storage
	saving   chan struct{}         // bounds them
}

// maxFromRunner bounds what a runner may say at once: a value to keep is the
// largest of it.
const maxFromRunner = 20 << 20

// startProcess starts a runner; it stands by when hello is closed.
func (d *Device) startProcess() (*process, error) {
	conn, theirs, err := wire.Pair()
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	p := &process{
		d:       d,
		conn:    conn,
		hello:   make(chan struct{}),
		checked: make(chan wire.CheckedBody, 1),
		ready:   make(chan struct{}),
		ended:   make(chan struct{}),
		heard:   make(chan struct{}),
		gone:    make(chan struct{}),
		saving:  make(chan struct{}, maxKeeps),
	}
	conn.Limit(maxFromRunner)
	if p.pipes, err = newPipes(); err != nil {
		conn.Close()
		return nil, err
	}
	defer p.pipes.closeTheirs()
	if p.trace, err = engine.NewTrace(); err != nil {
		conn.Close()
		p.pipes.closeOurs()
		return nil, err
	}
	p.cmd = exec.Command(d.options.Runner[0], d.options.Runner[1:]...)
	p.cmd.Env = runnerEnv()
	p.cmd.Dir = "/"
	p.cmd.Stdout, p.cmd.Stderr = p.pipes.stdout.theirs, p.pipes.stderr.theirs
	p.cmd.ExtraFiles = []*os.File{theirs, p.pipes.log.theirs, p.pipes.crash.theirs}
	if err := d.fork(p); err != nil {
		conn.Close()
		p.pipes.closeOurs()
		p.trace.Close()
		return nil, err
	}
	p.group = d.newGroup(p.pid())
	p.pipes.follow(p.print)
	go p.converse()
	go p.cutShort()
	go p.wait()
	return p, nil
}

// runnerEnv is what a script may know of the supervisor's environment.
func runnerEnv() []string {
	env := []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/"}
	for _, key := range []string{"LANG", "LC_ALL", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "GOCOVERDIR"} {
		if v, ok := os.LookupEnv(key); ok {
			env = append(env, key+"="+v)
		}
	}
	return env
}

// pid is the runner's process id.
func (p *process) pid() int { return p.cmd.Process.Pid }

// alive tells whether the process runs.
func (p *process) alive() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

// print takes a line of the runner's output.
func (p *process) print(r store.Record) {
	p.mu.Lock()
	s, version := p.script, p.version
	p.mu.Unlock()
	if s == nil {
		p.d.log.Debug("spare runner", "stream", r.Stream, "line", r.Message)
		return
	}
	s.record(version, r)
}

// kill ends the process and all that it started.
func (p *process) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.reaped {
		sandbox.KillGroup(p.pid())
	}
}

// killFor kills for a reason that is told to the author.
func (p *process) killFor(f *engine.Fault) {
	p.mu.Lock()
	if p.why == nil {
		p.why = f
	}
	p.mu.Unlock()
	p.kill()
}

// discard ends a runner that nobody needs.
func (p *process) discard() {
	p.kill()
	<-p.gone
}

// cutShort ends a process that prints the stacks of all its goroutines while
// it dies: that can take it seconds, and nobody will read them.
func (p *process) cutShort() {
	select {
	case <-p.pipes.dying:
		p.finishWithin(100 * time.Millisecond)
	case <-p.gone:
	}
}

// wait collects the process.
func (p *process) wait() {
	p.cmd.Wait()
	p.mu.Lock()
	p.reaped = true
	limits, group := p.limits, p.group
	if limits == nil || limits.Exec {
		sandbox.KillGroup(p.pid()) // what it started
	}
	p.mu.Unlock()
	p.conn.HangUp(time.Second) // what it started may hold its end
	<-p.heard
	p.conn.Close()
	p.keeps.Wait()
	p.pipes.drain()
	p.mu.Lock()
	p.state = p.cmd.ProcessState
	p.peak = group.Peak()
	if limits != nil && group.OOMKills() > 0 {
		p.why = &engine.Fault{Kind: "memory", Message: fmt.Sprintf("killed by the kernel at the memory limit of %d MB (memory in script.toml)", limits.Memory/1e6)}
	}
	p.mu.Unlock()
	close(p.gone)
	p.d.reaped(p)
}

// close frees what is held for a process that is gone.
func (p *process) close() {
	p.trace.Close()
	p.mu.Lock()
	group := p.group
	p.group = nil
	p.mu.Unlock()
	if group != nil {
		group.Close()
	}
}

// finish waits for a process that has nothing left to do.
func (p *process) finish() { p.finishWithin(time.Second) }

// finishWithin ends a process that does not end by itself.
func (p *process) finishWithin(patience time.Duration) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-p.gone:
	case <-timer.C:
		p.kill()
	}
}

// check has the runner load a version, and confine itself if it is to start.
func (p *process) check(b *wire.CheckBody, trace bool) (*wire.CheckedBody, error) {
	var files []*os.File
	if f := p.trace.File(); trace && f != nil {
		files = append(files, f)
	}
	if err := p.conn.Send(wire.Check, 0, b, files...); err != nil {
		return nil, p.lost()
	}
	timeout := time.NewTimer(checkTimeout)
	defer timeout.Stop()
	select {
	case answer := <-p.checked:
		if len(answer.Diagnostics) > 0 {
			return &answer, answer.Diagnostics
		}
		if answer.Error != "" {
			return &answer, errors.New(answer.Error)
		}
		return &answer, nil
	case <-p.gone:
		return nil, p.lost()
	case <-timeout.C:
		p.kill()
		return nil, fmt.Errorf("the check took longer than %v", checkTimeout)
	}
}

// checkTimeout is generous: a board with a busy CPU, a script of many files.
const checkTimeout = 60 * time.Second

// A lostError is a runner that ended during a check.
type lostError struct{ fault *engine.Fault }

func (e *lostError) Error() string {
	if e.fault == nil {
		return "the runner ended during the check"
	}
	return "the runner ended during the check: " + e.fault.Error()
}

func (p *process) lost() error {
	p.discard()
	return &lostError{p.fault()}
}

// stop asks the script to end, waits for grace and then kills it. It
// reports whether the script ended by itself.
func (p *process) stop(cause string, grace time.Duration) bool {
	p.trace.Mark()
	timer := time.NewTimer(grace)
	defer timer.Stop()
	go p.conn.Send(wire.Stop, 0, wire.StopBody{Cause: cause}) // a hostile runner does not take it
	select {
	case <-p.ended:
		p.finish() // nothing is left in it but its exit
	case <-p.gone:
	case <-timer.C:
		p.killFor(p.hang(fmt.Sprintf("did not stop within %v", grace)))
		<-p.gone
		return false
	}
	<-p.gone
	return true
}

// handles asks the runner what the script has open; nil means that it does
// not answer. It is not asked again before it has answered.
func (p *process) handles() []string {
	p.mu.Lock()
	if p.asked != nil {
		p.mu.Unlock()
		return nil
	}
	reply := make(chan wire.HandlesBody, 1)
	p.asked = reply
	p.mu.Unlock()
	if p.conn.Send(wire.Handles, 0, nil) != nil {
		return nil
	}
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	select {
	case b := <-reply:
		return b.Handles
	case <-p.gone:
	case <-timer.C: // a script that burns all CPU
	}
	return nil
}
