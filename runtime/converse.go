package runtime

import (
	"time"

	"github.com/nfrun/nfrun/runtime/wire"
)

// What a runner may say: so many messages a second, and at once; a version
// that stops passes on all its connections at once.
const (
	messageRate  = 1000
	messageBurst = 4000
	maxKeeps     = 8 // values on their way to storage
)

// converse takes the runner's messages until it is gone. A runner is not
// trusted: what it says counts for its own script only, and is cut to size.
func (p *process) converse() {
	defer p.finish() // it ends; or it hung up, and has no business without us
	defer close(p.heard)
	said := map[wire.Kind]bool{}
	limit := &bucket{rate: messageRate, burst: messageBurst, tokens: messageBurst, last: time.Now()}
	for {
		m, err := p.conn.Receive()
		if err != nil {
			return
		}
		limit.take(1)
		if again := said[m.Kind]; !again || !onlyOnce[m.Kind] {
			said[m.Kind] = true
			p.hear(m)
		}
		m.Close()
	}
}

// onlyOnce are the messages that a runner sends once.
var onlyOnce = map[wire.Kind]bool{wire.Hello: true, wire.Checked: true, wire.Ready: true, wire.Ended: true}

// hear takes what runners say about themselves.
func (p *process) hear(m *wire.Message) {
	switch m.Kind {
	case wire.Hello:
		close(p.hello)
	case wire.Checked:
		var b wire.CheckedBody
		if m.Decode(&b) == nil {
			p.checked <- b
		}
	case wire.Ready:
		close(p.ready)
	case wire.Ended:
		var b wire.EndedBody
		if m.Decode(&b) == nil {
			b.Fault = cut(b.Fault)
			p.mu.Lock()
			p.last = &b
			p.mu.Unlock()
		}
		close(p.ended)
	case wire.Handles:
		var b wire.HandlesBody
		m.Decode(&b) // no answer is one without handles
		p.mu.Lock()
		if p.asked != nil {
			p.asked <- wire.HandlesBody{Handles: cutAll(b.Handles)}
			p.asked = nil
		}
		p.mu.Unlock()
	case wire.Stack:
		var b wire.StackBody
		m.Decode(&b) // no answer is one without goroutines
		p.stacked(cutStack(b))
	default:
		p.mu.Lock()
		s := p.script
		p.mu.Unlock()
		if s != nil {
			p.serve(s, m)
		}
	}
}

// serve does what a script's runner asks of the supervisor.
func (p *process) serve(s *script, m *wire.Message) {
	switch m.Kind {
	case wire.Listen:
		var b wire.ListenBody
		if m.Decode(&b) == nil {
			p.listen(s, m.ID, &b)
		}
	case wire.Release:
		var b wire.ConnBody
		if m.Decode(&b) == nil {
			s.sockets.release(b.Key)
		}
	case wire.Pass:
		var b wire.ConnBody
		if m.Decode(&b) == nil {
			s.sockets.pass(b.Key, m.Files)
			m.Files = nil
		}
	case wire.Keep:
		var b wire.KeepBody
		if m.Decode(&b) == nil {
			p.keep(s, m.ID, &b)
		}
	case wire.Healthy:
		p.mu.Lock()
		p.lastBeat = time.Now()
		p.mu.Unlock()
	case wire.Fault:
		var b wire.FaultBody
		if m.Decode(&b) != nil || b.Fault == nil {
			return
		}
		if !b.Fatal {
			s.survived(p, cut(b.Fault))
			return
		}
		p.mu.Lock()
		p.fatal = cut(b.Fault)
		p.mu.Unlock()
	}
}

// keep saves a value while the conversation goes on, so that saves of one
// moment share a write.
func (p *process) keep(s *script, id uint64, b *wire.KeepBody) {
	p.saving <- struct{}{}
	p.keeps.Go(func() {
		defer func() { <-p.saving }()
		var answer wire.KeptBody
		if err := p.d.store.Keep(s.name, b.Name, b.Value); err != nil {
			answer.Error = err.Error()
		}
		p.conn.Send(wire.Kept, id, answer)
	})
}

// listen hands a held socket to the runner, after the idle connections that
// the version before left on it.
func (p *process) listen(s *script, id uint64, b *wire.ListenBody) {
	if other := p.d.listenerOf(b.Address, s); other != "" {
		p.conn.Send(wire.Listening, id, wire.ListeningBody{
			Error: "listen " + b.Network + " " + b.Address + ": the script " + other + " listens there",
		})
		return
	}
	sock, passed, err := s.sockets.take(b.Network, b.Address)
	if err != nil {
		p.conn.Send(wire.Listening, id, wire.ListeningBody{Error: err.Error()})
		return
	}
	const batch = 100
	for len(passed) > 0 {
		n := min(batch, len(passed))
		p.conn.Send(wire.Accepted, 0, wire.ConnBody{Key: sock.key}, passed[:n]...)
		closeFiles(passed[:n])
		passed = passed[n:]
	}
	p.conn.Send(wire.Listening, id, wire.ListeningBody{Key: sock.key}, sock.file)
}
