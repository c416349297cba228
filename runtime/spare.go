package runtime

import (
	"errors"
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
	filling bool
	closed  bool
	running sync.WaitGroup
}

func newSpares(d *Device) *spares { return &spares{d: d} }

// take returns a runner that stands by; the warm one if there is one.
func (ss *spares) take() (*process, error) {
	ss.mu.Lock()
	p := ss.warm
	ss.warm = nil
	ss.mu.Unlock()
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
	if ss.closed || ss.warm != nil || ss.filling {
		return
	}
	ss.filling = true
	engine, imports := ss.engine, ss.imports
	ss.running.Go(func() {
		p, err := ss.d.startProcess()
		if err == nil {
			p.conn.Send(wire.Preload, 0, wire.PreloadBody{Engine: engine, Imports: imports})
		} else if !errors.Is(err, ErrClosing) {
			ss.d.log.Warn("no spare runner", "error", err.Error())
		}
		ss.mu.Lock()
		ss.filling = false
		if err == nil && !ss.closed {
			spare := p
			ss.warm = spare
			ss.running.Go(func() { ss.watch(spare) })
			p = nil
		}
		ss.mu.Unlock()
		if err == nil && p != nil {
			p.discard()
			p.close()
		}
	})
}

// watch forgets a spare that dies before it is needed.
func (ss *spares) watch(p *process) {
	<-p.gone
	ss.mu.Lock()
	idle := ss.warm == p
	if idle {
		ss.warm = nil
	}
	ss.mu.Unlock()
	if idle {
		p.close()
	}
}

func (ss *spares) close() {
	ss.mu.Lock()
	ss.closed = true
	p := ss.warm
	ss.mu.Unlock()
	if p != nil {
		p.kill()
	}
	ss.running.Wait()
}
