package runner

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/wire"
	"github.com/nfrun/nfrun/scope"
	"github.com/nfrun/nfrun/script"
)

// Why a script's context ends.
var (
	errReloaded = errors.New("reloaded")
	errRemoved  = errors.New("removed")
	errStopped  = errors.New("stopped")
	errShutdown = errors.New("shutdown")
)

func cause(name string) error {
	for _, err := range []error{errReloaded, errRemoved, errShutdown} {
		if err.Error() == name {
			return err
		}
	}
	return errStopped
}

// open makes the script's scope.
func (r *runner) open(name, version string) {
	ctx := scope.WithLog(context.Background(), r.log.With("version", version))
	ctx = scope.WithListen(ctx, r.holdListener)
	ctx = scope.WithFault(ctx, r.report)
	ctx, s := scope.New(ctx, name)
	r.mu.Lock()
	r.ctx, r.scope = ctx, s
	r.mu.Unlock()
}

// run runs the script to its end and ends the process with it.
func (r *runner) run(program engine.Program, b wire.StartBody) {
	r.mu.Lock()
	r.want = max(b.Await, 1)
	r.mu.Unlock()
	script.Bind(r.host(&b))
	settle := time.AfterFunc(b.Settle, r.ready)
	code, err := program.Run()
	settle.Stop()
	close(r.ended)
	fault, _ := errors.AsType[*engine.Fault](err)
	if fault == nil && err != nil {
		fault = &engine.Fault{Kind: "error", Message: err.Error()}
	}
	r.finish(code, fault)
}

// host is what the script package asks of this process.
func (r *runner) host(b *wire.StartBody) *script.Host {
	return &script.Host{
		Context: r.ctx,
		Setting: func(name string) (json.RawMessage, bool) { v, ok := b.Settings[name]; return v, ok },
		Secret:  func(name string) (string, bool) { v, ok := b.Secrets[name]; return v, ok },
		Kept:    func(name string) (json.RawMessage, bool, error) { v, ok := b.Kept[name]; return v, ok, nil },
		Keep:    r.keep,
		Healthy: func() { r.conn.Send(wire.Healthy, 0, nil) },
		Began:   func() { r.began.Store(true) },
		Done:    r.done,
	}
}

// done is called by script.Main when the script's run has returned.
func (r *runner) done(err error) {
	switch {
	case err == nil, r.stopping.Load() && errors.Is(err, context.Canceled):
		r.finish(0, nil)
	default:
		r.finish(1, &engine.Fault{Kind: "error", Message: err.Error()})
	}
}

// ready says once that the script serves.
func (r *runner) ready() {
	r.readied.Do(func() { r.conn.Send(wire.Ready, 0, nil) })
}

// stop asks the script to end. A script with script.Main is given the time
// until the supervisor's patience ends; a plain main that knows nothing of
// contexts is ended as soon as what it has open is closed.
func (r *runner) stop(why string) {
	r.stopping.Store(true)
	r.scope.Cancel(cause(why))
	if !r.began.Load() {
		r.finish(0, nil)
	}
}

// finish closes what the script has open, tells the supervisor and ends the
// process. Only the first call counts; the others wait for the end.
func (r *runner) finish(code int, fault *engine.Fault) {
	r.finished.Do(func() {
		r.stopping.Store(true)
		open := r.scope.Handles()
		if err := r.scope.Close(); err != nil && fault == nil {
			r.log.Warn("close", "error", err.Error())
		}
		r.conn.Send(wire.Ended, 0, wire.EndedBody{Exit: code, Fault: fault, Closed: open})
		os.Exit(code)
	})
	select {}
}

// exit is os.Exit of the script: deferred functions do not run.
func (r *runner) exit(code int) {
	if r.stopping.Load() { // log.Fatal(http.ListenAndServe(…)), asked to stop
		r.finish(0, nil)
	}
	r.conn.Send(wire.Ended, 0, wire.EndedBody{Exit: code})
	os.Exit(code)
}

// die reports a panic that ends the script, and ends it.
func (r *runner) die(f *engine.Fault) {
	r.conn.Send(wire.Fault, 0, wire.FaultBody{Fault: f, Fatal: true})
	os.Exit(2)
}

// report tells of a panic or an error that the script survives.
func (r *runner) report(what string, recovered any) {
	f := engine.Explain(recovered)
	if what != "" {
		f.Message = what + ": " + f.Message
	}
	r.conn.Send(wire.Fault, 0, wire.FaultBody{Fault: f})
}

// maxGroups bounds what is told of goroutines that do different things.
const maxGroups = 200

// stack tells what the script's goroutines are doing.
func (r *runner) stack(id uint64) {
	all := engine.Goroutines()
	groups, _ := engine.Group(all, maxGroups)
	r.conn.Send(wire.Stack, id, wire.StackBody{Goroutines: groups, Total: len(all)})
}

// keep saves a value; it is on the device's storage when keep returns.
func (r *runner) keep(name string, value json.RawMessage) error {
	m, err := r.ask(context.Background(), wire.Keep, wire.KeepBody{Name: name, Value: value})
	if err != nil {
		return err
	}
	var b wire.KeptBody
	if err := m.Decode(&b); err != nil {
		return err
	}
	if b.Error != "" {
		return errors.New(b.Error)
	}
	return nil
}
