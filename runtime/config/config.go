// Package config reads what people write for nfrun: nfrun.toml for a device,
// secrets.toml beside it, and script.toml for a script. Decoding is strict;
// an error has a position and, where it is known, the cure.
package config

import (
	"cmp"
	"maps"
	"slices"
)

// DefaultEngine is the engine of a script that names none on a device that
// names none.
const DefaultEngine = "ixgo"

// A Script is what script.toml says, or the device on top of it.
type Script struct {
	Engine    string            `toml:"engine"`     // "ixgo" or "yaegi"; default: the device's
	Allow     []string          `toml:"allow"`      // refused imports that this script may use, e.g. "os/exec"
	Memory    Bytes             `toml:"memory"`     // hard limit; default 64MB; 1MB and up
	Files     int               `toml:"files"`      // open file descriptors; default 256; 16 to 1048576
	Processes int               `toml:"processes"`  // threads and child processes; default 64; 8 to 32768
	CPUWeight int               `toml:"cpu_weight"` // share of the CPU relative to others; default 100; 1 to 10000
	Restart   string            `toml:"restart"`    // "on-failure" (default), "always" (after exit 0 too) or "never"
	Grace     Duration          `toml:"grace"`      // to stop in order before it is killed; default 3s; 0s to 5m
	Probation Duration          `toml:"probation"`  // a new version that fails within it is rolled back; default 10s; 0s to 1h
	Health    Duration          `toml:"health"`     // longest time between two script.Healthy; default 0s: off; else 100ms to 1h
	Read      []string          `toml:"read"`       // absolute paths that the script may read beside its own
	Write     []string          `toml:"write"`      // absolute paths that the script may change beside its own
	Exec      bool              `toml:"exec"`       // may start other programs; default false
	Args      []string          `toml:"args"`       // os.Args[1:]
	Env       map[string]string `toml:"env"`        // environment variables
	Settings  map[string]any    `toml:"settings"`   // for script.Setting
}

// A Device is what nfrun.toml says. A nil Device has nothing to say.
type Device struct {
	Name      string              `toml:"name"`       // default "": the host's name
	Listen    string              `toml:"listen"`     // address of the admin API; default 127.0.0.1:8940
	Engine    string              `toml:"engine"`     // of scripts that name none; default "ixgo"
	MaxUpload Bytes               `toml:"max_upload"` // largest body of an upload; default 16MB; 1kB to 1GB
	TLS       TLS                 `toml:"tls"`
	Settings  map[string]any      `toml:"settings"` // for every script; wins over script.toml
	Scripts   map[string]Override `toml:"scripts"`  // by name; wins over all else

	// Secrets come from secrets.toml; nil: none.
	Secrets *Secrets `toml:"-"`
}

// TLS says what the device certificate is made for.
type TLS struct {
	Names []string `toml:"names"` // host names and addresses beside those of the machine
}

// An Override is what the device says of one script. What is nil is left as
// it is; Env and Settings are merged, key by key.
type Override struct {
	Engine    *string           `toml:"engine"`
	Allow     *[]string         `toml:"allow"`
	Memory    *Bytes            `toml:"memory"`
	Files     *int              `toml:"files"`
	Processes *int              `toml:"processes"`
	CPUWeight *int              `toml:"cpu_weight"`
	Restart   *string           `toml:"restart"`
	Grace     *Duration         `toml:"grace"`
	Probation *Duration         `toml:"probation"`
	Health    *Duration         `toml:"health"`
	Read      *[]string         `toml:"read"`
	Write     *[]string         `toml:"write"`
	Exec      *bool             `toml:"exec"`
	Args      *[]string         `toml:"args"`
	Env       map[string]string `toml:"env"`
	Settings  map[string]any    `toml:"settings"`
}

// Defaults returns what an empty script.toml says.
func Defaults() *Script {
	return &Script{
		Memory:    64 * MB,
		Files:     256,
		Processes: 64,
		CPUWeight: 100,
		Restart:   "on-failure",
		Grace:     3 * second,
		Probation: 10 * second,
	}
}

// DefaultDevice returns what an empty nfrun.toml says.
func DefaultDevice() *Device {
	return &Device{Listen: "127.0.0.1:8940", Engine: DefaultEngine, MaxUpload: 16 * MB}
}

// ParseScript reads a script.toml on top of [Defaults]. name is what errors
// call the file. A mistake is an [*Error].
func ParseScript(name string, b []byte) (*Script, error) {
	s := Defaults()
	doc, err := decode(name, b, s)
	if err != nil {
		return nil, err
	}
	if err := doc.first(s.check()); err != nil {
		return nil, err
	}
	return s, nil
}

// ParseDevice reads an nfrun.toml on top of [DefaultDevice]. name is what
// errors call the file. A mistake is an [*Error].
func ParseDevice(name string, b []byte) (*Device, error) {
	d := DefaultDevice()
	doc, err := decode(name, b, d)
	if err != nil {
		return nil, err
	}
	if err := doc.first(d.check()); err != nil {
		return nil, err
	}
	return d, nil
}

// Apply returns s with what the device says of the script on top; s stays as
// it is. Of settings, [scripts.NAME.settings] wins over [settings], and that
// over script.toml.
func (d *Device) Apply(name string, s *Script) *Script {
	out := *s
	if d == nil {
		d = &Device{}
	}
	o := d.Scripts[name]
	o.apply(&out)
	out.Engine = cmp.Or(out.Engine, d.Engine, DefaultEngine)
	out.Settings = merge(s.Settings, d.Settings, o.Settings)
	return &out
}

// apply changes all but the settings.
func (o *Override) apply(s *Script) {
	set(&s.Engine, o.Engine)
	set(&s.Allow, o.Allow)
	set(&s.Memory, o.Memory)
	set(&s.Files, o.Files)
	set(&s.Processes, o.Processes)
	set(&s.CPUWeight, o.CPUWeight)
	set(&s.Restart, o.Restart)
	set(&s.Grace, o.Grace)
	set(&s.Probation, o.Probation)
	set(&s.Health, o.Health)
	set(&s.Read, o.Read)
	set(&s.Write, o.Write)
	set(&s.Exec, o.Exec)
	set(&s.Args, o.Args)
	s.Env = merge(s.Env, o.Env)
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// merge returns the union of maps, of which the later ones win; nil if there
// is nothing.
func merge[V any](all ...map[string]V) map[string]V {
	var out map[string]V
	for _, m := range all {
		if out == nil && len(m) > 0 {
			out = map[string]V{}
		}
		maps.Copy(out, m)
	}
	return out
}

// SecretsOf returns the secrets of one script, revealed: to be handed to the
// script and to nobody else.
func (d *Device) SecretsOf(name string) map[string]string {
	if d == nil || d.Secrets == nil {
		return nil
	}
	merged := merge(d.Secrets.Device, d.Secrets.Scripts[name])
	revealed := make(map[string]string, len(merged))
	for _, key := range slices.Collect(maps.Keys(merged)) {
		revealed[key] = merged[key].Reveal()
	}
	return revealed
}
