package admin

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A stream is an answer that goes on: lines of JSON, or server-sent events.
type stream struct {
	w    http.ResponseWriter
	sse  bool
	mu   sync.Mutex
	last time.Time // when something was last written
}

// openStream sends the headers, so that the client knows that it is heard.
func openStream(w http.ResponseWriter, sse bool) *stream {
	h := w.Header()
	h.Set("Content-Type", "application/x-ndjson")
	if sse {
		h.Set("Content-Type", "text/event-stream")
		h.Set("X-Accel-Buffering", "no") // proxies are to pass events on
	}
	control := http.NewResponseController(w)
	control.SetWriteDeadline(time.Time{}) //nolint:errcheck // a recorder in a test has none
	w.WriteHeader(http.StatusOK)
	s := &stream{w: w, sse: sse, last: time.Now()}
	if sse {
		s.put([]byte("retry: 1000\n\n")) //nolint:errcheck // the next write fails as well
	}
	control.Flush() //nolint:errcheck // the next write fails as well
	return s
}

// send writes one item and flushes it. id 0 means none.
func (s *stream) send(id uint64, event string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if s.sse {
		if id != 0 {
			b.WriteString("id: " + strconv.FormatUint(id, 10) + "\n")
		}
		b.WriteString("event: " + event + "\ndata: ")
	}
	b.Write(data)
	b.WriteByte('\n')
	if s.sse {
		b.WriteByte('\n')
	}
	return s.put(b.Bytes())
}

func (s *stream) put(b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = time.Now()
	if _, err := s.w.Write(b); err != nil {
		return err
	}
	return http.NewResponseController(s.w).Flush()
}

// beat writes a comment whenever nothing was written for a while, so that
// neither end mistakes silence for a lost connection. stop ends it.
func (s *stream) beat(every time.Duration) (stop func()) {
	if !s.sse {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				s.mu.Lock()
				quiet := time.Since(s.last) >= every
				s.mu.Unlock()
				if quiet && s.put([]byte(": alive\n\n")) != nil {
					return
				}
			}
		}
	})
	return func() { cancel(); wg.Wait() }
}

// wantsEvents tells whether the client asked for server-sent events.
func wantsEvents(r *http.Request) bool {
	for _, accept := range r.Header.Values("Accept") {
		for media := range strings.SplitSeq(accept, ",") {
			media, _, _ = strings.Cut(media, ";")
			if strings.EqualFold(strings.TrimSpace(media), "text/event-stream") {
				return true
			}
		}
	}
	return false
}
