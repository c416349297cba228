package engine

import (
	"sync"

	"github.com/timandy/routine"
)

// fatal ends the script as a fatal error of Go's runtime does: nothing recovers it.
func (p *ixgoProgram) fatal(message string, frames []Frame) {
	id := routine.Goid()
	f := &Fault{Kind: "fatal", Message: message, Goroutine: int(id), Frames: frames}
	if p.code != nil {
		f.CreatedBy, f.Parent = p.calls.started(id)
	}
	p.options.Fault(f)
	p.options.Exit(2)
	select {} // Exit does not return
}

// misuse returns methods of package sync that end a program: here it ends with the script's own frames. Those of locks do when what is not locked is
// unlocked; that a lock can be taken tells that nobody holds it.
func (p *ixgoProgram) misuse() map[string]any {
	return map[string]any{
		"(*sync.WaitGroup).Go": func(wg *sync.WaitGroup, f func()) {
			wg.Go(func() {
				defer func() {
					if r := recover(); r != nil {
						f := Explain(r)
						f.Message += " [recovered, repanicked]" // by Go, in a compiled program
						p.options.Fault(f)
						p.options.Exit(2)
					}
				}()
				f()
			})
		},
		"(*sync.Mutex).Unlock": func(mu *sync.Mutex) {
			if mu.TryLock() {
				p.fatal("sync: unlock of unlocked mutex", frames())
			}
			mu.Unlock()
		},
		"(*sync.RWMutex).Unlock": func(mu *sync.RWMutex) {
			if mu.TryRLock() {
				p.fatal("sync: Unlock of unlocked RWMutex", frames())
			}
			mu.Unlock()
		},
		"(*sync.RWMutex).RUnlock": func(mu *sync.RWMutex) {
			if mu.TryLock() {
				p.fatal("sync: RUnlock of unlocked RWMutex", frames())
			}
			mu.RUnlock()
		},
	}
}
