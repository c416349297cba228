package runtime

import (
	"slices"
	"sync"

	"github.com/nfrun/nfrun/runtime/wire"
)

// spares keeps one runner warm: started, and with the type information that
// the script deployed last needs.
type spares struct {
	d *Device

	mu      sync.Mutex
	warm    *process
	engine  string
	imports []string
	closed  bool
	filling sync.WaitGroup
}

func newSpares(d *Device) *spares { return &spares{d: d} }

// take returns a runner that stands by; the warm one if there is one.
func (ss *spares) take() (*process, error) {
	ss.mu.Lock()
	p := ss.warm
	ss.warm = nil
	closed := ss.closed
	ss.mu.Unlock()
	if closed {
		if p != nil {
			p.discard()
			p.close()
		}
		return nil, ErrClosing
	}
	if p != nil && p.alive() {
		return p, nil
	}
	if p != nil {
		p.close()
	}
	return ss.d.startProcess()
}

// remember what the script imports that was deployed last: it is the one most
// likely to come again.
func (ss *spares) remember(engine string, imports []string) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	ss.engine, ss.imports = engine, slices.Clone(imports)
}

// fill makes a spare, if there is none.
func (ss *spares) fill() {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if ss.closed || ss.warm != nil {
		return
	}
	engine, imports := ss.engine, ss.imports
	ss.filling.Go(func() {
		p, err := ss.d.startProcess()
		if err != nil {
			ss.d.log.Warn("no spare runner", "error", err.Error())
			return
		}
		p.conn.Send(wire.Preload, 0, wire.PreloadBody{Engine: engine, Imports: imports})
		ss.mu.Lock()
		if !ss.closed && ss.warm == nil {
			ss.warm = p
			p = nil
		}
		ss.mu.Unlock()
		if p != nil {
			p.discard()
			p.close()
		}
	})
}

func (ss *spares) close() {
	ss.mu.Lock()
	ss.closed = true
	p := ss.warm
	ss.warm = nil
	ss.mu.Unlock()
	if p != nil {
		p.discard()
		p.close()
	}
	ss.filling.Wait()
}
