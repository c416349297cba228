package runtime

import (
	"time"

	"github.com/nfrun/nfrun/runtime/wire"
)

// converse takes the runner's messages until it is gone. A runner is not
// trusted: what it says counts for its own script only.
func (p *process) converse() {
	said := map[wire.Kind]bool{}
	once := func(k wire.Kind, c chan struct{}) {
		if !said[k] {
			said[k] = true
			close(c)
		}
	}
	for {
		m, err := p.conn.Receive()
		if err != nil {
			close(p.heard)
			p.finish() // it ends; or it hung up, and has no business without us
			return
		}
		switch m.Kind {
		case wire.Hello:
			once(wire.Hello, p.hello)
		case wire.Checked:
			var b wire.CheckedBody
			if m.Decode(&b) == nil && !said[wire.Checked] {
				said[wire.Checked] = true
				p.checked <- b
			}
		case wire.Ready:
			once(wire.Ready, p.ready)
		case wire.Ended:
			var b wire.EndedBody
			if m.Decode(&b) == nil && !said[wire.Ended] {
				p.mu.Lock()
				p.last = &b
				p.mu.Unlock()
				once(wire.Ended, p.ended)
			}
		case wire.Handles:
			var b wire.HandlesBody
			if m.Decode(&b) == nil {
				p.mu.Lock()
				reply := p.replies[m.ID]
				delete(p.replies, m.ID)
				p.mu.Unlock()
				if reply != nil {
					reply <- b
				}
			}
		default:
			p.serve(m)
		}
	}
}

// serve answers what a script's runner asks of the supervisor.
func (p *process) serve(m *wire.Message) {
	p.mu.Lock()
	s := p.script
	p.mu.Unlock()
	if s == nil {
		m.Close()
		return
	}
	switch m.Kind {
	case wire.Listen:
		var b wire.ListenBody
		if m.Decode(&b) == nil {
			p.listen(s, m.ID, &b)
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
			go func() { // so that saves of one moment share a write
				var answer wire.KeptBody
				if err := p.d.store.Keep(s.name, b.Name, b.Value); err != nil {
					answer.Error = err.Error()
				}
				p.conn.Send(wire.Kept, m.ID, answer)
			}()
		}
	case wire.Healthy:
		p.mu.Lock()
		p.lastBeat = time.Now()
		p.mu.Unlock()
	case wire.Fault:
		var b wire.FaultBody
		if m.Decode(&b) == nil && b.Fault != nil {
			if b.Fatal {
				p.mu.Lock()
				p.fatal = b.Fault
				p.mu.Unlock()
				break
			}
			s.survived(p, b.Fault)
		}
	}
	m.Close()
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
		for _, f := range passed[:n] {
			f.Close()
		}
		passed = passed[n:]
	}
	p.conn.Send(wire.Listening, id, wire.ListeningBody{Key: sock.key}, sock.file)
}
