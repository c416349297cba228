package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// SecretsFile is the name of the file with the secrets, beside nfrun.toml.
const SecretsFile = "secrets.toml"

// Secrets is what secrets.toml says.
type Secrets struct {
	Device  map[string]Secret            `toml:"secrets"` // for every script
	Scripts map[string]map[string]Secret `toml:"scripts"` // by script name; wins over Device
}

// ParseSecrets reads a secrets.toml. A mistake is an [*Error], which does
// not show values.
func ParseSecrets(name string, b []byte) (*Secrets, error) {
	s := &Secrets{}
	doc, err := decode(name, b, s)
	if err != nil {
		return nil, err
	}
	var mistakes []mistake
	for script := range s.Scripts {
		mistakes = append(mistakes, checkScriptName([]string{"scripts", script}, script)...)
	}
	if err := doc.first(mistakes); err != nil {
		return nil, err
	}
	return s, nil
}

// Load reads the configuration of a device: the nfrun.toml at path, and the
// secrets.toml beside it. A file that is not there is an empty one. A
// secrets.toml that others than its owner can read is refused.
func Load(path string) (*Device, error) {
	b, err := read(path)
	if err != nil {
		return nil, err
	}
	d, err := ParseDevice(path, b)
	if err != nil {
		return nil, err
	}
	d.Secrets, err = LoadSecrets(filepath.Join(filepath.Dir(path), SecretsFile))
	return d, err
}

// LoadSecrets reads a secrets.toml. One that is not there is empty; one that
// others than its owner can read is refused.
func LoadSecrets(path string) (*Secrets, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, &Error{
			File:    path,
			Message: fmt.Sprintf("others can read the secrets (mode %04o)", info.Mode().Perm()),
			Cure:    "chmod 600 " + path,
		}
	}
	b, err := read(path)
	if err != nil {
		return nil, err
	}
	return ParseSecrets(path, b)
}

// read returns nothing for a file that is not there.
func read(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return nil, &Error{File: path, Message: err.Error(), Cure: "make it readable for the account that nfrun runs under"}
}
