package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

const (
	// slotWait is how long an upload waits for others to end.
	slotWait = 10 * time.Second
	// minRate is the least rate of an upload, in bytes per second, after
	// allowance.
	minRate   = 4 << 10
	allowance = 30 * time.Second
)

// upload deploys what the body holds, or only checks it.
func (a *api) upload(w http.ResponseWriter, r *http.Request) (err error) {
	dry, err := flag(r, "dry_run")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			a.reloads.failed(dry)
		}
	}()
	if r.ContentLength > a.maxUpload {
		w.Header().Set("Connection", "close") // the body is not worth reading
		return a.tooLarge()
	}
	release, err := a.slot(r.Context())
	if err != nil {
		return err
	}
	defer release()
	body, err := a.receive(w, r)
	if err != nil {
		return err
	}
	files, err := store.FromUpload(r.Header.Get("Content-Type"), body)
	if err != nil {
		return err
	}
	name := r.PathValue("name")
	d, err := a.control.Deploy(r.Context(), name, files, &runtime.DeployOptions{DryRun: dry})
	if err != nil {
		return err
	}
	if !dry {
		a.reloads.done(name, d)
	}
	status := http.StatusOK
	if d.Created && !dry {
		status = http.StatusCreated
		w.Header().Set("Location", "/v1/scripts/"+name)
	}
	return writeJSON(w, status, d)
}

// slot waits until few enough uploads are in memory.
func (a *api) slot(ctx context.Context) (release func(), err error) {
	timer := time.NewTimer(slotWait)
	defer timer.Stop()
	select {
	case a.slots <- struct{}{}:
		return func() { <-a.slots }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-timer.C:
		return nil, &Problem{
			Kind:   "overload",
			Title:  "Too many uploads",
			Status: http.StatusServiceUnavailable,
			Detail: strconv.Itoa(uploads) + " other uploads are under way",
			Cure:   "try again in a moment",
		}
	}
}

// receive reads the body. A client that is too slow, too wordy, or gone is not
// waited for.
func (a *api) receive(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	control := http.NewResponseController(w)
	defer control.SetReadDeadline(time.Time{}) //nolint:errcheck // a recorder in a test has none
	body := &paced{Reader: http.MaxBytesReader(w, r.Body, a.maxUpload), begun: time.Now(), stall: a.stall, limit: control.SetReadDeadline}
	b, err := io.ReadAll(body)
	if err == nil {
		return b, nil
	}
	w.Header().Set("Connection", "close")
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, a.tooLarge()
	}
	if ne, ok := errors.AsType[net.Error](err); ok && ne.Timeout() {
		return nil, &Problem{
			Kind:   "stalled",
			Title:  "Upload stalled",
			Status: http.StatusRequestTimeout,
			Detail: fmt.Sprintf("the upload stopped after %d bytes; nothing was changed", len(b)),
			Cure:   "try again, over a better connection",
		}
	}
	return nil, &Problem{
		Kind:   "cut-off",
		Title:  "Upload cut off",
		Status: http.StatusBadRequest,
		Detail: fmt.Sprintf("the upload ended after %d bytes, before its end; nothing was changed", len(b)),
		Cure:   "try again",
	}
}

func (a *api) tooLarge() error {
	return &Problem{
		Kind:   "too-large",
		Title:  "Upload too large",
		Status: http.StatusRequestEntityTooLarge,
		Detail: fmt.Sprintf("an upload may have %d bytes", a.maxUpload),
		Cure:   "leave out what the script does not need, or raise max_upload in nfrun.toml",
	}
}

// A paced reader lets each read take only so long, and all of them together
// only as long as a slow line needs.
type paced struct {
	io.Reader
	begun time.Time
	stall time.Duration
	read  int64
	limit func(time.Time) error
}

func (p *paced) Read(b []byte) (int, error) {
	until := time.Now().Add(p.stall)
	if end := p.begun.Add(allowance + time.Duration(p.read)*time.Second/minRate); end.Before(until) {
		until = end
	}
	p.limit(until) //nolint:errcheck // a recorder in a test has none
	n, err := p.Reader.Read(b)
	p.read += int64(n)
	return n, err
}
