package admin

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/store"
)

// ProblemType is the media type of a problem.
const ProblemType = "application/problem+json"

// typePrefix makes a URI of a problem's kind.
const typePrefix = "urn:nfrun:problem:"

// A Problem is why a request was not fulfilled: the body of every answer with
// a status of 400 and above. In JSON, Kind is the end of the member "type", a
// URI, and Cure is "hint".
type Problem struct {
	Kind   string `json:"-"` // such as bad-name; does not change between versions
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"` // one line on this very case
	Cure   string `json:"hint,omitempty"`

	// Diagnostics is what is wrong with the source, for an upload that was
	// refused because of it; nothing was changed then.
	Diagnostics []engine.Diagnostic `json:"diagnostics,omitempty"`

	// The rest is there for kind start-failed: the version was accepted, and
	// did not last.
	Script  string           `json:"script,omitempty"`
	Version string           `json:"version,omitempty"`
	State   runtime.State    `json:"state,omitempty"`
	Fault   *engine.Fault    `json:"fault,omitempty"`
	Action  string           `json:"action,omitempty"` // what was done about Fault
	Timings *runtime.Timings `json:"timings,omitempty"`
}

// Error returns the detail.
func (p *Problem) Error() string { return p.Detail }

// Hint returns the cure.
func (p *Problem) Hint() string { return p.Cure }

// plain is Problem without its methods.
type plain Problem

type wire struct {
	Type string `json:"type"`
	*plain
}

// MarshalJSON implements json.Marshaler.
func (p *Problem) MarshalJSON() ([]byte, error) {
	return json.Marshal(wire{typePrefix + p.Kind, (*plain)(p)})
}

// UnmarshalJSON implements json.Unmarshaler.
func (p *Problem) UnmarshalJSON(b []byte) error {
	w := wire{plain: (*plain)(p)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	p.Kind = strings.TrimPrefix(w.Type, typePrefix)
	return nil
}

func (p *Problem) write(w http.ResponseWriter) {
	b, err := json.Marshal(p)
	if err != nil { // only strings and numbers: it does not happen
		http.Error(w, p.Detail, p.Status)
		return
	}
	h := w.Header()
	h.Set("Content-Type", ProblemType)
	h.Set("Content-Length", strconv.Itoa(len(b)+1))
	if p.Status == http.StatusConflict || p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "1")
	}
	limitWrite(w)
	w.WriteHeader(p.Status)
	w.Write(append(b, '\n'))
}

// limitWrite bounds how long a client may take to receive an answer.
func limitWrite(w http.ResponseWriter) {
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime)) //nolint:errcheck // a recorder in a test has none
}

const answerTime = time.Minute

// problemOf turns an error into what the client is told.
func problemOf(r *http.Request, err error) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	if ds, ok := errors.AsType[engine.Diagnostics](err); ok {
		return badSource(ds)
	}
	if ue, ok := errors.AsType[*store.UploadError](err); ok {
		return badUpload(ue)
	}
	if ce, ok := errors.AsType[*config.Error](err); ok {
		return badSource([]engine.Diagnostic{{File: ce.File, Line: ce.Line, Column: ce.Column, Message: ce.Message, Hint: ce.Cure}})
	}
	p := &Problem{Detail: err.Error()}
	var hinter interface{ Hint() string }
	if errors.As(err, &hinter) {
		p.Cure = hinter.Hint()
	}
	name := r.PathValue("name")
	switch {
	case errors.Is(err, runtime.ErrUnknown):
		p.Kind, p.Title, p.Status = "no-script", "No such script", http.StatusNotFound
		p.Detail = "there is no script " + quote(name)
		p.Cure = "GET /v1/scripts lists what there is"
	case errors.Is(err, runtime.ErrBusy):
		p.Kind, p.Title, p.Status = "busy", "Script busy", http.StatusConflict
		p.Detail = "another operation on " + quote(name) + " is under way; this one was not begun"
		p.Cure = "wait for the other one to end, then try again"
	case errors.Is(err, runtime.ErrPrevious):
		p.Kind, p.Title, p.Status = "no-previous", "Nothing to go back to", http.StatusConflict
		p.Detail = "there is no version of " + quote(name) + " before this one"
		p.Cure = "push the version that you want"
	case errors.Is(err, runtime.ErrNotRunning):
		p.Kind, p.Title, p.Status = "not-running", "Script not running", http.StatusConflict
		p.Detail = quote(name) + " does not run, and has no goroutines"
		p.Cure = "nfrun ps " + name + " says why it ended, nfrun start " + name + " starts it"
	case errors.Is(err, context.Canceled), errors.Is(err, errClosing):
		p.Kind, p.Title, p.Status = "closing", "Shutting down", http.StatusServiceUnavailable
		p.Detail = "the device is shutting down"
		p.Cure = "try again when it is back"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		p.Kind, p.Title, p.Status = "storage-full", "Storage full", http.StatusInsufficientStorage
		p.Cure = firstOf(p.Cure, "free space in the file system of the data folder")
	default:
		p.Kind, p.Title, p.Status = "internal", "Internal error", http.StatusInternalServerError
		p.Cure = firstOf(p.Cure, "see the output of nfrun run on the device")
	}
	return p
}

// badSource is a version whose source is refused. Nothing was changed.
func badSource(ds []engine.Diagnostic) *Problem {
	p := &Problem{
		Kind:        "bad-source",
		Title:       "Script refused",
		Status:      http.StatusUnprocessableEntity,
		Detail:      "1 error; nothing was changed",
		Cure:        "correct the source at the positions in diagnostics, then push again",
		Diagnostics: ds,
	}
	if len(ds) != 1 {
		p.Detail = strconv.Itoa(len(ds)) + " errors; nothing was changed"
	}
	for _, d := range ds {
		if d.Hint != "" {
			p.Cure = d.Hint
			break
		}
	}
	return p
}

// badUpload is an upload that holds no script.
func badUpload(e *store.UploadError) *Problem {
	p := &Problem{
		Kind:   "bad-upload",
		Title:  firstOf(e.Title, "Upload refused"),
		Status: e.Status,
		Detail: e.Detail,
		Cure:   firstOf(e.Cure, "send one Go file, a zip or a tar.gz of a script folder"),
	}
	if p.Status < 400 || p.Status > 499 {
		p.Status = http.StatusBadRequest
	}
	if p.Status == http.StatusUnprocessableEntity && e.File != "" {
		p.Diagnostics = []engine.Diagnostic{{File: e.File, Line: max(e.Line, 1), Column: 1, Message: e.Detail, Hint: e.Cure}}
	}
	return p
}

func badName(name string) *Problem {
	p := &Problem{
		Kind:   "bad-name",
		Title:  "Bad name",
		Status: http.StatusBadRequest,
		Detail: quote(name) + " is no name for a script",
		Cure:   "a name has 1 to 63 characters: lower-case letters, digits and dashes, and no dash at its start ([a-z0-9][a-z0-9-]{0,62})",
	}
	if name == "" {
		p.Detail = "the name of the script is missing"
	}
	if base, ok := strings.CutSuffix(name, ".go"); ok && store.ValidName(base) {
		p.Cure = "leave out .go: " + base
	}
	return p
}

func badMethod(method, allow string) *Problem {
	return &Problem{
		Kind:   "bad-method",
		Title:  "Method not allowed",
		Status: http.StatusMethodNotAllowed,
		Detail: method + " is not for this path",
		Cure:   "use " + allow,
	}
}

func noRoute(r *http.Request) *Problem {
	return &Problem{
		Kind:   "no-route",
		Title:  "Not found",
		Status: http.StatusNotFound,
		Detail: "nothing is at " + quote(r.URL.Path),
		Cure:   "scripts are at /v1/scripts/NAME, without a slash at the end; see also /v1/device, /v1/events, /metrics and /healthz",
	}
}

// quote quotes what a client sent, shortened.
func quote(s string) string {
	const most = 80
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strconv.Quote(s)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
