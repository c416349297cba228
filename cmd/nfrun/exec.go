package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/scope"
	"github.com/nfrun/nfrun/script"
)

func (a *app) execCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "exec PATH [ARG…]",
		Short: "Run a script in the foreground, as go run does",
		Long: `Run a script in the foreground, as go run does: with this terminal's input and
output, its own arguments and its own exit status, without a device and
without limits. Settings and secrets come from the environment, as
NFRUN_SETTING_NAME and NFRUN_SECRET_NAME, settings from script.toml as well.`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error { return a.exec(args[0], name, args[1:]) },
	}
	cmd.Flags().StringVar(&name, "engine", "", "interpreter: ixgo or yaegi (default: what script.toml says, or ixgo)")
	cmd.Flags().SetInterspersed(false) // flags after PATH are the script's
	return cmd
}

func (a *app) exec(path, engineName string, args []string) error {
	panicked := func(f *engine.Fault) { a.panicked(inFile(f, path)) }
	p, cfg, err := load(path, &loadOptions{engine: engineName, args: args, fault: panicked})
	if err != nil {
		return err
	}
	environment(cfg)
	script.Bind(a.host(runtime.ScriptName(path)))
	debug.SetMaxStack(execStack)
	log.SetOutput(engine.PanicWriter(os.Stderr, func(f *engine.Fault) *engine.Fault { return inFile(f, path) }))
	a.dumpOnQuit(path)
	status, err := p.Run()
	if f, ok := errors.AsType[*engine.Fault](err); ok {
		panicked(f)
	} else if err != nil {
		return err
	}
	return statusError(status)
}

// execStack bounds the stack of a goroutine: about two million calls. Go's own limit takes runaway recursion gigabytes and many seconds to reach.
const execStack = 256 << 20

// inFile gives a script that is one file the name of that file again; inside,
// it is main.go.
func inFile(f *engine.Fault, path string) *engine.Fault {
	if filepath.Ext(path) != ".go" {
		return f
	}
	c := *f
	c.Goroutines = slices.Clone(f.Goroutines)
	c.Frames, c.CreatedBy = framesIn(f.Frames, path), frameIn(f.CreatedBy, path)
	for i := range c.Goroutines {
		g := &c.Goroutines[i]
		g.Frames, g.CreatedBy = framesIn(g.Frames, path), frameIn(g.CreatedBy, path)
	}
	return &c
}

func framesIn(frames []engine.Frame, path string) []engine.Frame {
	frames = slices.Clone(frames)
	for i := range frames {
		frames[i].File = filepath.Base(path)
	}
	return frames
}

func frameIn(f *engine.Frame, path string) *engine.Frame {
	if f == nil || f.File == "" {
		return f
	}
	return &framesIn([]engine.Frame{*f}, path)[0]
}

// panicked prints a panic that nobody recovered, as Go does.
func (a *app) panicked(f *engine.Fault) {
	kind := f.Kind
	if kind == "fatal" {
		kind = "fatal error"
	}
	fmt.Fprintf(a.err, "%s: %s\n", kind, f.Message)
	if stack := f.Trace(); stack != "" {
		fmt.Fprintf(a.err, "\n%s", stack)
	}
}

// dumpOnQuit makes SIGQUIT end the program with the stacks of the script's goroutines, as Go does.
func (a *app) dumpOnQuit(path string) {
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	go func() {
		<-quit
		f := inFile(&engine.Fault{Goroutines: engine.Goroutines()}, path)
		f.Goroutines, _ = engine.Group(f.Goroutines, maxDumped)
		fmt.Fprintf(a.err, "SIGQUIT: quit\n\n%s", f.Trace())
		os.Exit(2)
	}()
}

// maxDumped is how many goroutines that do different things are shown at once.
const maxDumped = 1000

// environment gives the script what script.toml says, where the environment
// does not say otherwise.
func environment(cfg *config.Script) {
	set := func(key, value string) {
		if _, ok := os.LookupEnv(key); !ok {
			os.Setenv(key, value) //nolint:errcheck // fails for keys that no environment can hold
		}
	}
	for key, value := range cfg.Env {
		set(key, value)
	}
	for name, v := range cfg.Settings {
		if b, err := json.Marshal(v); err == nil {
			set("NFRUN_SETTING_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_")), string(b))
		}
	}
}

// host is what a script has here: a scope of its own, and a person who reads
// what goes wrong.
func (a *app) host(name string) *script.Host {
	ctx := scope.WithFault(context.Background(), func(what string, recovered any) {
		f := engine.Explain(recovered)
		fmt.Fprintf(a.err, "nfrun: %s: %s; the script goes on\n", what, f.Error())
		a.stack(f)
	})
	ctx, s := scope.New(ctx, name)
	return &script.Host{
		Context: ctx,
		Began: func() { // only now: a plain main is ended by a signal, as any program
			signals := make(chan os.Signal, 1)
			signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
			go func() {
				<-signals
				signal.Stop(signals)
				s.Cancel(errInterrupted)
			}()
		},
		Done: func(err error) {
			if err = errors.Join(err, s.Close()); err != nil {
				a.report(fmt.Errorf("%s: %w", name, err))
				os.Exit(exitFailed)
			}
		},
	}
}
