package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/store"
)

func (a *app) watchCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "watch PATH",
		Short: "Deploy a script, and again whenever it is saved, and show its log",
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return endless(func(ctx context.Context) error { return a.watch(ctx, args[0], name) })
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "name on the device (default: that of the file or folder)")
	return cmd
}

// A watcher pushes a script at each save, and follows its log from the first
// deployment on.
type watcher struct {
	app    *app
	client *client.Client
	path   string
	name   string

	mu     sync.Mutex // one push at a time
	last   string     // ID of what was pushed last
	follow sync.Once
	logs   sync.WaitGroup
}

func (a *app) watch(ctx context.Context, path, name string) error {
	name, err := nameFor(path, name)
	if err != nil {
		return err
	}
	if _, err := pack(path); err != nil {
		return err
	}
	c, err := a.client()
	if err != nil {
		return err
	}
	w := &watcher{app: a, client: c, path: path, name: name}
	defer w.logs.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	since, err := w.newest(ctx)
	if err != nil {
		return err
	}
	changed := func() {
		if err := w.push(ctx, since); err != nil && ctx.Err() == nil {
			a.report(err)
		}
	}
	watched := make(chan error, 1)
	go func() { watched <- store.WatchPath(ctx, path, changed) }()
	changed()
	a.note("watching " + path + "; Ctrl-C ends it")
	if err := <-watched; ctx.Err() == nil {
		return err
	}
	return nil
}

// newest is the last record of the log that is there: what comes after it
// belongs to this watch.
func (w *watcher) newest(ctx context.Context) (since string, err error) {
	since = "0"
	err = w.client.Log(ctx, w.name, &client.LogRange{Tail: 1}, func(r store.Record) error {
		since = strconv.FormatUint(r.Seq, 10)
		return nil
	})
	if p, ok := errors.AsType[*admin.Problem](err); ok && p.Kind == "no-script" {
		err = nil
	}
	return since, err
}

func (w *watcher) push(ctx context.Context, since string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	u, err := pack(w.path)
	if err != nil {
		return err
	}
	if u.ID == w.last { // touched, not changed
		return nil
	}
	stop := w.app.err.Spin("deploying " + w.name)
	d, err := w.client.Push(ctx, w.name, u)
	stop()
	if !refused(err) {
		w.last = u.ID
	}
	p, ok := errors.AsType[*admin.Problem](err)
	if err == nil || ok && p.Kind == "start-failed" { // there is a log
		w.follow.Do(func() { w.logs.Go(func() { w.log(ctx, since) }) })
	}
	if err != nil {
		return located(err, w.path)
	}
	fmt.Fprintln(w.app.err, w.app.deployed(d))
	return nil
}

func (w *watcher) log(ctx context.Context, since string) {
	err := w.client.Log(ctx, w.name, &client.LogRange{Since: since, Tail: -1, Follow: true}, w.app.printRecord)
	if err != nil && ctx.Err() == nil {
		w.app.report(err)
	}
}
