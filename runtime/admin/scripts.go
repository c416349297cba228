package admin

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/nfrun/nfrun/runtime"
)

func (a *api) health(w http.ResponseWriter, r *http.Request) error {
	return writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

func (a *api) device(w http.ResponseWriter, r *http.Request) error {
	return writeJSON(w, http.StatusOK, a.control.Info())
}

func (a *api) list(w http.ResponseWriter, r *http.Request) error {
	scripts := a.control.Scripts()
	if scripts == nil {
		scripts = []runtime.Status{}
	}
	return writeJSON(w, http.StatusOK, scripts)
}

func (a *api) show(w http.ResponseWriter, r *http.Request) error {
	st, err := a.control.Script(r.PathValue("name"))
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, st)
}

func (a *api) stack(w http.ResponseWriter, r *http.Request) error {
	stacker, ok := a.control.(runtime.Stacker)
	if !ok {
		return noRoute(r)
	}
	st, err := stacker.Stack(r.PathValue("name"))
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, st)
}

func (a *api) remove(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if err := a.control.Remove(r.Context(), name); err != nil {
		return err
	}
	a.reloads.forget(name)
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// operation answers with the status that the script is in afterwards.
func (a *api) operation(do func(ctx context.Context, name string) (runtime.Status, error)) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		st, err := do(r.Context(), r.PathValue("name"))
		if err != nil {
			return err
		}
		return writeJSON(w, http.StatusOK, st)
	}
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	limitWrite(w)
	w.WriteHeader(status)
	w.Write(b.Bytes()) //nolint:errcheck // the client is gone
	return nil
}

// flag reads a query parameter that is on or off.
func flag(r *http.Request, name string) (bool, error) {
	q := r.URL.Query()
	if !q.Has(name) {
		return false, nil
	}
	v := q.Get(name)
	if v == "" {
		return true, nil
	}
	on, err := strconv.ParseBool(v)
	if err != nil {
		return false, badQuery(name, v, "use "+name+"=1 or "+name+"=0")
	}
	return on, nil
}

func badQuery(name, value, cure string) error {
	return &Problem{
		Kind:   "bad-query",
		Title:  "Bad query",
		Status: http.StatusBadRequest,
		Detail: name + " cannot be " + quote(value),
		Cure:   cure,
	}
}
