package config

import "errors"

var errLater = errors.New("config: not there yet")

func (e *Error) Error() string { return e.File + ": " + e.Message }
func (e *Error) Hint() string  { return e.Cure }

// Defaults returns the settings of a script whose script.toml is empty.
func Defaults() *Script {
	return &Script{Engine: "ixgo", Memory: 64e6, Files: 256, Processes: 64, CPUWeight: 100, Restart: "on-failure", Grace: 3e9, Probation: 10e9}
}

// DefaultDevice returns the configuration of a device whose nfrun.toml is empty.
func DefaultDevice() *Device {
	return &Device{Listen: "127.0.0.1:8940", Engine: "ixgo", MaxUpload: 16e6}
}

// ParseScript reads a script.toml on top of [Defaults]. name is for errors. A mistake is an [*Error].
func ParseScript(name string, b []byte) (*Script, error) { return Defaults(), nil }

// ParseDevice reads an nfrun.toml on top of [DefaultDevice].
func ParseDevice(name string, b []byte) (*Device, error) { return nil, errLater }

// ParseSecrets reads a secrets.toml.
func ParseSecrets(name string, b []byte) (*Secrets, error) { return nil, errLater }

// Load reads an nfrun.toml, and the secrets.toml beside it. A file that is not there is an empty one.
func Load(path string) (*Device, error) { return DefaultDevice(), nil }

// Apply returns s with what the device says on top. A nil Device changes nothing.
func (d *Device) Apply(name string, s *Script) *Script { return s }

// SecretsOf returns the secrets of one script, revealed.
func (d *Device) SecretsOf(name string) map[string]string { return nil }

// Reveal returns the value.
func (s Secret) Reveal() string { return string(s) }
