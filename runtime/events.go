package runtime

import (
	"context"
	"sync"
	"time"
)

// eventQueue is how many events a slow reader may be behind.
const eventQueue = 256

// A bus hands every event to every reader.
type bus struct {
	mu      sync.Mutex
	id      uint64
	readers map[chan Event]struct{}
}

func (b *bus) publish(e Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.id++
	e.ID = b.id
	e.Time = time.Now()
	for r := range b.readers {
		select {
		case r <- e:
		default: // make room: the oldest goes, and the reader learns that some did
			for range 2 {
				select {
				case <-r:
				default:
				}
			}
			r <- Event{ID: e.ID, Time: e.Time, Kind: "lost"}
			r <- e
		}
	}
}

func (b *bus) subscribe(ctx context.Context) <-chan Event {
	r := make(chan Event, eventQueue)
	b.mu.Lock()
	if b.readers == nil {
		b.readers = map[chan Event]struct{}{}
	}
	b.readers[r] = struct{}{}
	b.mu.Unlock()
	context.AfterFunc(ctx, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.readers, r)
		close(r)
	})
	return r
}
