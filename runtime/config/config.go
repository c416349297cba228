// Package config reads what people write for nfrun: nfrun.toml for a device,
// script.toml for a script, and secrets.toml. Decoding is strict; every error
// has a position and, where it is known, the cure.
package config

import "time"

// Bytes is a size. In a file it is an integer or a string with a unit:
// "64MB" (powers of 1000), "64MiB" (powers of 1024).
type Bytes int64

// Duration is a span of time. In a file it is a string such as "3s" or "1m30s".
type Duration time.Duration

// Duration returns d as the standard library's type.
func (d Duration) Duration() time.Duration { return time.Duration(d) }

// A Script is what script.toml says.
type Script struct {
	Engine    string            `toml:"engine"`     // "ixgo" (default) or "yaegi"
	Allow     []string          `toml:"allow"`      // refused imports that this script may use, e.g. "os/exec"
	Memory    Bytes             `toml:"memory"`     // hard limit; default 64 MB; 1 MB and up
	Files     int               `toml:"files"`      // open file descriptors; default 256; 16 to 1048576
	Processes int               `toml:"processes"`  // threads and child processes; default 64; 8 to 32768
	CPUWeight int               `toml:"cpu_weight"` // share of the CPU relative to others; default 100; 1 to 10000
	Restart   string            `toml:"restart"`    // "on-failure" (default), "always" (after exit 0 too) or "never"
	Grace     Duration          `toml:"grace"`      // to stop in order, before it is killed; default 3s; 0 to 5m
	Probation Duration          `toml:"probation"`  // a new version that fails within is rolled back; default 10s; 0 to 1h
	Health    Duration          `toml:"health"`     // at most this long between two script.Healthy; default 0: off; else 100ms to 1h
	Read      []string          `toml:"read"`       // absolute paths that the script may read, beside its own
	Write     []string          `toml:"write"`      // absolute paths that the script may change, beside its own
	Exec      bool              `toml:"exec"`       // may start other programs; default false
	Args      []string          `toml:"args"`       // os.Args[1:]
	Env       map[string]string `toml:"env"`        // environment variables
	Settings  map[string]any    `toml:"settings"`   // for script.Setting
}

// A Device is what nfrun.toml says.
type Device struct {
	Name      string              `toml:"name"`       // default: the host's name
	Listen    string              `toml:"listen"`     // address of the admin API; default 127.0.0.1:8940
	Engine    string              `toml:"engine"`     // for scripts that name none; default "ixgo"
	MaxUpload Bytes               `toml:"max_upload"` // largest body of an upload; default 16 MB
	TLS       TLS                 `toml:"tls"`
	Settings  map[string]any      `toml:"settings"` // for every script
	Scripts   map[string]Override `toml:"scripts"`  // by name; wins over script.toml

	secrets *Secrets
}

// TLS says what the device certificate is made for.
type TLS struct {
	Names []string `toml:"names"` // host names and addresses beside those of the machine
}

// An Override is what the device says of one script; what is nil is left as
// script.toml has it.
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

// A Secret is a value that is never printed; Reveal is the only way to it.
type Secret string

// Secrets is what secrets.toml says.
type Secrets struct {
	Device  map[string]Secret            `toml:"secrets"` // for every script
	Scripts map[string]map[string]Secret `toml:"scripts"` // by script name; wins over Device
}

// An Error is a mistake in a configuration file.
type Error struct {
	File         string // as it was given to the parser
	Line, Column int    // from 1; 0: not known
	Message      string
	Cure         string // see Hint
}
