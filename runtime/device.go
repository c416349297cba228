package runtime

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nfrun/nfrun/plugin"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/sandbox"
	"github.com/nfrun/nfrun/runtime/store"
)

// Options says how a device runs.
type Options struct {
	Data    string          // the data folder; made if it is not there
	Board   string          // the board's name; default "host"
	Config  *config.Device  // the device's configuration; default: DATA/nfrun.toml, if it is there
	Plugins []plugin.Plugin // what scripts may import beside the standard library
	Paths   []string        // scripts to load as well, and to reload when they are saved
	Version string          // nfrun's own
	Log     *slog.Logger    // default slog.Default()
	Runner  []string        // the command that starts a runner; default: this program with "__runner"
	Policy  Policy
	Store   *store.Options
}

// A Device is a running supervisor. It implements Control.
type Device struct {
	options Options
	config  *config.Device
	log     *slog.Logger
	store   *store.Store
	forker  *sandbox.Forker
	bus     bus
	begun   time.Time
	spares  *spares
	procs   struct { // the runners there are
		mu     sync.Mutex
		live   map[*process]struct{}
		closed bool
		all    sync.WaitGroup
	}
	watchers sync.WaitGroup
	safe     bool
	lives    *lives

	ctx    context.Context // ends when the device closes
	cancel context.CancelFunc

	mu      sync.Mutex
	scripts map[string]*script

	closing sync.Once
	closed  error
}

var _ Control = (*Device)(nil)

// Open starts the device: it opens the store, starts what is deployed, and
// watches for changes. It returns when the scripts that were deployed have
// started, or after a few seconds, whichever comes first.
func Open(ctx context.Context, o *Options) (*Device, error) {
	d := &Device{options: *o, begun: time.Now(), scripts: map[string]*script{}}
	if d.options.Board == "" {
		d.options.Board = "host"
	}
	if d.log = o.Log; d.log == nil {
		d.log = slog.Default()
	}
	d.options.Policy = o.Policy.withDefaults()
	if len(d.options.Runner) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		d.options.Runner = []string{self, "__runner"}
	}
	paths, err := pathScripts(o.Paths)
	if err != nil {
		return nil, err
	}
	so := store.Options{Log: d.log}
	if o.Store != nil {
		so = *o.Store
	}
	if d.store, err = store.Open(o.Data, &so); err != nil {
		return nil, err
	}
	if d.config = o.Config; d.config == nil {
		if d.config, err = config.Load(filepath.Join(o.Data, "nfrun.toml")); err != nil {
			d.store.Close()
			return nil, err
		}
	}
	d.ctx, d.cancel = context.WithCancel(context.WithoutCancel(ctx))
	d.forker = sandbox.NewForker()
	sandbox.Sweep()
	d.spares = newSpares(d)
	if d.lives, err = d.beginLife(); err != nil {
		d.cancel()
		d.store.Close()
		return nil, err
	}
	d.safe = d.lives.safe
	if d.safe {
		d.log.Error("safe mode: the device ended again and again within its first minute; no script was started",
			"hint", "start or push the scripts that are not to blame, remove the one that is, then restart the device")
		d.bus.publish(Event{Kind: "device", Detail: "safe mode"})
	}
	d.boot(ctx, paths)
	return d, nil
}

// Close stops the scripts one after the other, the one started last first,
// and lets go of everything. When ctx ends, what still runs is killed.
func (d *Device) Close(ctx context.Context) error {
	d.closing.Do(func() { d.closed = d.close(ctx) })
	return d.closed
}

func (d *Device) close(ctx context.Context) error {
	defer context.AfterFunc(ctx, d.killAll)()
	d.cancel()
	d.watchers.Wait()
	d.mu.Lock()
	scripts := slices.Collect(maps.Values(d.scripts))
	d.mu.Unlock()
	for _, s := range scripts {
		s.op <- struct{}{} // what was under way has ended, and nothing begins any more
	}
	slices.SortFunc(scripts, func(a, b *script) int { return b.launched().Compare(a.launched()) })
	for _, s := range scripts {
		s.halt("shutdown")
		s.sockets.closeAll()
	}
	d.closeProcesses()
	d.lives.end()
	return d.store.Close()
}

// known returns the script of a name, if there is one.
func (d *Device) known(name string) (*script, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s, ok := d.scripts[name]
	return s, ok
}

// turn waits for the turn to operate on the script of a name, which is made
// if it was not known. Nothing decides on the state of a script, or on what
// lies in its folder, before it has its turn.
func (d *Device) turn(ctx context.Context, name string) (s *script, known bool, end func(), err error) {
	for {
		d.mu.Lock()
		s, known = d.scripts[name]
		d.mu.Unlock()
		if !known {
			fresh := newScript(d, name)
			d.mu.Lock()
			if s = d.scripts[name]; s == nil {
				s = fresh
				d.scripts[name] = s
			}
			d.mu.Unlock()
		}
		end, err = s.begin(ctx)
		if !errors.Is(err, ErrUnknown) {
			return s, known, end, err
		}
	}
}

// forget drops a script of which nothing came. Its caller holds op.
func (d *Device) forget(s *script) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.scripts[s.name] == s {
		delete(d.scripts, s.name)
	}
}

// listenerOf names another script that listens on an address, if one does.
func (d *Device) listenerOf(address string, not *script) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for name, s := range d.scripts {
		if s != not && s.sockets.holds(address) {
			return name
		}
	}
	return ""
}

// Script implements Control.
func (d *Device) Script(name string) (Status, error) {
	s, ok := d.known(name)
	if !ok {
		return Status{}, ErrUnknown
	}
	return s.status(), nil
}

// Scripts implements Control.
func (d *Device) Scripts() []Status {
	d.mu.Lock()
	scripts := slices.Collect(maps.Values(d.scripts))
	d.mu.Unlock()
	list := make([]Status, len(scripts))
	var wg sync.WaitGroup
	for i, s := range scripts {
		wg.Go(func() { list[i] = s.status() })
	}
	wg.Wait()
	slices.SortFunc(list, func(a, b Status) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Log implements Control.
func (d *Device) Log(name string) (*store.Log, error) {
	if _, ok := d.known(name); !ok {
		return nil, ErrUnknown
	}
	return d.store.Log(name)
}

// Events implements Control.
func (d *Device) Events(ctx context.Context) <-chan Event { return d.bus.subscribe(ctx) }

// Token is what a client of the admin API must show.
func (d *Device) Token() (string, error) { return d.store.Token() }
