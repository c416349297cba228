package engine

import (
	"context"
	"flag"
	"maps"
	"os"
	"sync"
	"time"
)

// overrides returns the functions that both engines replace: those that would end the process behind the runner's back, and those that start a
// goroutine with a script's function. They are keyed as Options.Overrides; guard is deferred in such goroutines.
func (o *Options) overrides(guard func()) map[string]any {
	exit := func(code int) {
		o.Exit(code)
		select {} // Exit does not return; a script must not run on if it does
	}
	guarded := func(f func()) func() {
		return func() {
			defer guard()
			f()
		}
	}
	m := logOverrides(exit)
	maps.Copy(m, map[string]any{
		"os.Exit": exit,
		"flag.Parse": func() {
			switch err := flag.CommandLine.Parse(os.Args[1:]); err {
			case nil:
			case flag.ErrHelp:
				exit(0)
			default:
				exit(2)
			}
		},
		"time.AfterFunc":       func(d time.Duration, f func()) *time.Timer { return time.AfterFunc(d, guarded(f)) },
		"context.AfterFunc":    func(ctx context.Context, f func()) func() bool { return context.AfterFunc(ctx, guarded(f)) },
		"(*sync.WaitGroup).Go": func(wg *sync.WaitGroup, f func()) { wg.Go(guarded(f)) },
	})
	return m
}

// prepare gives the process the script's arguments and flags, and what the packages that it imports do at their start.
func (o *Options) prepare(imports []string) {
	serveMux(imports)
	os.Args = o.Args
	flag.CommandLine = flag.NewFlagSet(o.Args[0], flag.ContinueOnError) // flag.Parse, above, exits
	flag.CommandLine.Usage = func() { flag.Usage() }
}
