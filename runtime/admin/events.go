package admin

import (
	"context"
	"net/http"

	"github.com/nfrun/nfrun/runtime"
)

// events streams what happens: first one event "snapshot" per script with the
// state that it is in, then events as they come. ?script=NAME chooses one.
func (a *api) events(w http.ResponseWriter, r *http.Request) error {
	only := r.URL.Query().Get("script")
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	feed := a.control.Events(ctx) // before the snapshot: nothing falls between
	s := openStream(w, true)
	defer s.beat(a.heartbeat)()
	for _, st := range a.control.Scripts() {
		if only != "" && st.Name != only {
			continue
		}
		e := runtime.Event{Time: st.Since, Kind: "snapshot", Script: st.Name, Version: st.Version, State: st.State}
		if err := s.send(0, e.Kind, e); err != nil {
			return nil
		}
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-feed:
			if !ok {
				return nil
			}
			if only != "" && e.Script != "" && e.Script != only {
				continue
			}
			if err := s.send(e.ID, e.Kind, e); err != nil {
				return nil
			}
		}
	}
}
