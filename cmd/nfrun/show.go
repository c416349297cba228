package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// A show is what nfrun run lets a person see: the states of all scripts, and
// the logs of those on the command line.
type show struct {
	out    *terminal.Writer
	device *runtime.Device
	names  map[string]bool // of the scripts on the command line
	width  int
	begun  time.Time
	all    sync.WaitGroup

	mu     sync.Mutex
	follow map[string]bool
}

func newShow(out *terminal.Writer, device *runtime.Device, paths []string) *show {
	s := &show{out: out, device: device, names: map[string]bool{}, follow: map[string]bool{}}
	s.begun = time.Now().Add(-time.Duration(device.Info().Uptime * float64(time.Second)))
	for _, path := range paths {
		name := runtime.ScriptName(path)
		s.names[name] = true
		s.width = max(s.width, len(name))
	}
	return s
}

// start shows until ctx ends; wait waits for the end of it.
func (s *show) start(ctx context.Context) {
	events := s.device.Events(ctx)
	for _, st := range s.device.Scripts() {
		s.state(st.Name, st.Version, st.State, "")
		s.log(ctx, st.Name)
	}
	s.all.Go(func() {
		for e := range events {
			if e.Kind == "state" {
				s.state(e.Script, e.Version, e.State, e.Detail)
			}
			if e.Script != "" && e.Kind != "removed" {
				s.log(ctx, e.Script)
			}
		}
	})
}

func (s *show) wait() { s.all.Wait() }

// state shows a state that lasts; what a reload passes through goes by too
// quickly to be read.
func (s *show) state(name, version string, state runtime.State, detail string) {
	switch state {
	case runtime.Checking, runtime.Starting, runtime.Stopping:
		return
	}
	text := colored(s.out, state)
	if version != "" {
		text += " " + s.out.Dim(short(version))
	}
	if detail != "" && !s.names[name] { // else the log says it
		text += ": " + s.out.Safe(oneLine(detail))
	}
	fmt.Fprintln(s.out, s.prefix(name)+text)
}

func (s *show) prefix(name string) string {
	if len(s.names) == 0 {
		return "nfrun: " + name + " "
	}
	return s.out.Bold(fmt.Sprintf("%-*s", s.width, name)) + s.out.Dim(" │ ")
}

// log shows the log of a script on the command line, from the start of the
// device on.
func (s *show) log(ctx context.Context, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.names[name] || s.follow[name] {
		return
	}
	log, err := s.device.Log(name)
	if err != nil {
		return // it has none yet
	}
	s.follow[name] = true
	s.all.Go(func() {
		defer func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			delete(s.follow, name) // it was removed, and may come back
		}()
		log.Follow(ctx, 0, func(r store.Record) error { //nolint:errcheck // the log was removed, or ctx has ended
			if r.Time.Before(s.begun) {
				return nil
			}
			_, err := fmt.Fprint(s.out, recordText(s.out, r, s.prefix(name)))
			return err
		})
	})
}

// lineHandler prints the supervisor's own log as lines of nfrun's.
type lineHandler struct {
	app   *app
	attrs []slog.Attr
}

func (h *lineHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo
}

func (h *lineHandler) Handle(_ context.Context, r slog.Record) error {
	var b strings.Builder
	hint := ""
	b.WriteString(r.Message)
	add := func(at slog.Attr) bool {
		if at.Key == "hint" {
			hint = at.Value.String()
			return true
		}
		b.WriteString(" " + at.Key + "=" + value(at.Value.String()))
		return true
	}
	for _, at := range h.attrs {
		add(at)
	}
	r.Attrs(add)
	h.app.note(oneLine(b.String()))
	if hint != "" {
		h.app.hint(hint)
	}
	return nil
}

func (h *lineHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &lineHandler{app: h.app, attrs: append(h.attrs[:len(h.attrs):len(h.attrs)], attrs...)}
}

// WithGroup implements slog.Handler; the names in groups are told apart well
// enough without.
func (h *lineHandler) WithGroup(string) slog.Handler { return h }
