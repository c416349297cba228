// Package plugintest tests what every plugin has to fulfill: that what it
// opens for a script has an owner and is closed with the script.
//
//	func TestMain(m *testing.M) { plugintest.Main(m) }
//
//	func TestPlugin(t *testing.T) {
//		plugintest.Run(t, mqttplugin.Plugin, sample)
//		plugintest.Source(t, ".")
//	}
package plugintest

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/scope"
)

// runs is how often Run runs the sample.
const runs = 20

// Run tests a plugin with a sample of its use. The sample opens with ctx what
// the plugin has to open, uses it, and returns without closing it; what it
// uses itself, such as a client to a server, it closes.
//
// The test demands that
//   - the tables are complete, and every function that returns an io.Closer
//     takes a context first;
//   - nothing opens without a scope (scope.ErrNone), or when the script has
//     stopped (scope.ErrClosed);
//   - after each of 20 runs no handle is left, and after all of them there are
//     as many goroutines and open files as before.
func Run(t *testing.T, p plugin.Plugin, sample func(ctx context.Context) error) {
	t.Helper()
	t.Run("tables", func(t *testing.T) { tables(t, p) })
	t.Run("refused", func(t *testing.T) { refused(t, p, sample) })
	t.Run("reloads", func(t *testing.T) { reloads(t, p, sample) })
}

func tables(t *testing.T, p plugin.Plugin) {
	if p.Name == "" || len(p.Packages) == 0 {
		t.Errorf("the plugin %q has %d packages, want a name and at least one", p.Name, len(p.Packages))
	}
	for _, pkg := range p.Packages {
		if pkg.Name == "" || !strings.HasSuffix(pkg.Path, "/"+pkg.Name) {
			t.Errorf("the package %q has the name %q", pkg.Path, pkg.Name)
		}
		symbols := pkg.Load()
		for _, list := range [][]plugin.Symbol{symbols.Types, symbols.Aliases, symbols.Funcs, symbols.Vars, symbols.Consts, symbols.Wrappers} {
			for _, s := range list {
				if s.Name == "" || s.Value == nil {
					t.Errorf("%s: the symbol %q stands for %v", pkg.Path, s.Name, s.Value)
				}
			}
		}
		for _, f := range symbols.Funcs {
			if err := takesContext(reflect.TypeOf(f.Value)); err != nil {
				t.Errorf("%s.%s %v", pkg.Path, f.Name, err)
			}
		}
	}
}

// takesContext returns an error when a function opens something and does not
// take a context first.
func takesContext(f reflect.Type) error {
	if f.Kind() != reflect.Func {
		return errors.New("is no function")
	}
	closer := reflect.TypeFor[io.Closer]()
	for out := range f.Outs() {
		if !out.Implements(closer) {
			continue
		}
		if f.NumIn() == 0 || f.In(0) != reflect.TypeFor[context.Context]() {
			return errors.New("returns an io.Closer, so it must take a context.Context first")
		}
	}
	return nil
}

func refused(t *testing.T, p plugin.Plugin, sample func(context.Context) error) {
	before := count()
	if err := sample(t.Context()); !errors.Is(err, scope.ErrNone) {
		t.Errorf("without a scope the sample returned %v, want scope.ErrNone", err)
	}
	ctx, s := scope.New(context.WithoutCancel(t.Context()), p.Name)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := sample(ctx); !errors.Is(err, scope.ErrClosed) {
		t.Errorf("in a closed scope the sample returned %v, want scope.ErrClosed", err)
	}
	before.await(t)
}

func reloads(t *testing.T, p plugin.Plugin, sample func(context.Context) error) {
	once := func() {
		ctx, s := scope.New(scope.WithFault(t.Context(), func(what string, v any) {
			t.Errorf("%s: %v", what, v)
		}), p.Name)
		if err := sample(ctx); err != nil {
			t.Errorf("the sample: %v", err)
		}
		if len(s.Handles()) == 0 {
			t.Error("the sample opened nothing, or closed it")
		}
		s.Cancel(errors.New("reloaded"))
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if open := s.Handles(); len(open) > 0 {
			t.Errorf("still open: %q", open)
		}
	}
	once() // what is made once per process is made now
	before := count()
	for range runs {
		once()
	}
	before.await(t)
}
