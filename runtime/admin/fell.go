package admin

import (
	"net/http"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
)

// FellDeployed is what a client makes of a deployment that was accepted, but
// whose version did not stay up even until the answer; nil if it did.
func FellDeployed(d *runtime.Deployment) *Problem {
	if d.Error == nil {
		return nil
	}
	p := fell(d.Name, d.Error, d.Action)
	p.Version, p.State, p.Timings = d.Version, d.State, &d.Timings
	return p
}

// Fell is what a client makes of a script that was to run and does not; nil
// if it runs, or has run to its end.
func Fell(st *runtime.Status) *Problem {
	switch st.State {
	case runtime.Failed, runtime.Backoff, runtime.Quarantined:
		p := fell(st.Name, st.LastError, st.Action)
		p.Version, p.State = st.Version, st.State
		return p
	}
	return nil
}

func fell(name string, f *engine.Fault, action string) *Problem {
	p := &Problem{
		Kind:   "start-failed",
		Title:  "Start failed",
		Status: http.StatusUnprocessableEntity,
		Detail: "the script did not stay up",
		Cure:   "see the log: nfrun logs " + name,
		Script: name,
		Fault:  f,
		Action: action,
	}
	if f != nil {
		p.Detail = f.Error()
	}
	if action != "" {
		p.Detail += "; " + action
	}
	return p
}
