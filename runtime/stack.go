package runtime

import (
	"cmp"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/wire"
)

// hangTime is how long a runner that is about to be killed may take to say what its goroutines are doing; it has had its time.
const hangTime = time.Second

var _ Stacker = (*Device)(nil)

// Stack implements Stacker.
func (d *Device) Stack(name string) (*Stack, error) {
	s, ok := d.known(name)
	if !ok {
		return nil, ErrUnknown
	}
	s.mu.Lock()
	p, state := s.process, s.state
	s.mu.Unlock()
	if p == nil || !p.alive() {
		return nil, ErrNotRunning
	}
	p.mu.Lock()
	version := p.version
	p.mu.Unlock()
	b, ok := p.stack(d.options.Policy.Look)
	if !ok && !p.alive() {
		return nil, ErrNotRunning
	}
	st := &Stack{Name: name, Version: version, State: state, Recorded: !ok, Total: b.Total, Goroutines: b.Goroutines}
	if !ok {
		st.Goroutines = p.recorded()
		st.Total = len(st.Goroutines)
	}
	return st, nil
}

// stack asks the runner what the script's goroutines are doing; false when it does not answer in time. One answer serves all who wait for it.
func (p *process) stack(patience time.Duration) (wire.StackBody, bool) {
	reply := make(chan wire.StackBody, 1)
	p.mu.Lock()
	due := len(p.looking) > 0
	if len(p.looking) < maxLooking {
		p.looking = append(p.looking, reply)
	}
	p.mu.Unlock()
	if !due {
		go p.conn.Send(wire.Stack, 0, nil) // a hostile runner does not take it
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case b := <-reply:
		return b, true
	case <-p.gone:
	case <-timer.C:
	}
	return wire.StackBody{}, false
}

// maxLooking is how many may wait for one answer.
const maxLooking = 100

// stacked hands the runner's answer to those who wait for it.
func (p *process) stacked(b wire.StackBody) {
	p.mu.Lock()
	waiting := p.looking
	p.looking = nil
	p.mu.Unlock()
	for _, reply := range waiting {
		reply <- b
	}
}

// recorded is what the flight recorder knows of goroutines: where they wait, and where the script was last.
func (p *process) recorded() []engine.Goroutine {
	all := []engine.Goroutine{}
	for _, f := range p.trace.Waiting(maxRecorded) {
		all = append(all, engine.Goroutine{State: "waiting", Frames: []engine.Frame{f}})
	}
	for _, f := range p.trace.Last(1) {
		all = append(all, engine.Goroutine{State: "last seen", Frames: []engine.Frame{f}})
	}
	return all
}

const maxRecorded = 20

// hang describes a script that did not stop when it was asked to, and is killed for it.
func (p *process) hang(message string) *engine.Fault {
	f := p.trace.Fault("")
	if f == nil {
		f = &engine.Fault{}
	}
	f.Kind, f.Message = "hang", message
	if b, ok := p.stack(min(hangTime, p.d.options.Policy.Look)); ok && len(b.Goroutines) > 0 {
		g := b.Goroutines[0]
		f.Goroutine, f.Frames, f.CreatedBy, f.Parent = g.ID, g.Frames, g.CreatedBy, g.Parent
		f.Goroutines = b.Goroutines[:min(len(b.Goroutines), maxHanging)]
	}
	return f
}

// maxHanging is how many groups of goroutines are kept with a fault.
const maxHanging = 20

// What of a runner's stacks is kept.
const maxGroups = 200

func cutStack(b wire.StackBody) wire.StackBody {
	return wire.StackBody{Goroutines: cutGoroutines(b.Goroutines, maxGroups), Total: max(b.Total, 0)}
}

func cutGoroutines(list []engine.Goroutine, n int) []engine.Goroutine {
	short := []engine.Goroutine{}
	for _, g := range list[:min(len(list), n)] {
		g.State, g.Inside = cutText(g.State, maxName), cutText(g.Inside, maxName)
		g.Frames, g.CreatedBy = cutFrames(g.Frames), cutFrame(g.CreatedBy)
		short = append(short, g)
	}
	return short
}

func cutFrames(list []engine.Frame) (short []engine.Frame) {
	for _, fr := range engine.Shorten(list, maxFrames-maxFrames/4, maxFrames/4) {
		short = append(short, *cutFrame(&fr))
	}
	return short
}

func cutFrame(fr *engine.Frame) *engine.Frame {
	if fr == nil {
		return nil
	}
	return &engine.Frame{Func: cutText(cmp.Or(fr.Func, "?"), maxName), File: cutText(fr.File, maxName), Line: fr.Line}
}
