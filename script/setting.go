package script

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// Setting decodes a setting of the device's configuration into v, a pointer.
// When the setting is missing, v is left as it is, so that what v holds
// before is the default. A time.Duration is written as a string such as
// "1m30s"; a struct as a table, in which an unknown key is an error.
//
// In a program that is its own host, NFRUN_SETTING_NAME holds the setting as
// JSON; a string needs no quotes there.
func Setting(name string, v any) error {
	s := current()
	value, ok := s.Setting(name)
	if !ok {
		return nil
	}
	err := decode(value, v)
	if text, ok := v.(*string); ok && s.native && err != nil { // such as 8080
		*text, err = string(value), nil
	}
	if err != nil {
		return fmt.Errorf("script: setting %s: %w", name, err)
	}
	return nil
}

func decode(value json.RawMessage, v any) error {
	if d, ok := v.(*time.Duration); ok {
		var s string
		if err := json.Unmarshal(value, &s); err != nil {
			return errors.New(`want a string such as "5s"`)
		}
		parsed, err := time.ParseDuration(s)
		if err == nil {
			*d = parsed
		}
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(value))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("more than one value")
	}
	return nil
}

func settingFromEnv(name string) (json.RawMessage, bool) {
	s, ok := os.LookupEnv(envName("SETTING", name))
	if !ok {
		return nil, false
	}
	if json.Valid([]byte(s)) {
		return json.RawMessage(s), true
	}
	quoted, err := json.Marshal(s)
	return quoted, err == nil
}

// Secret returns a password, a key or a token by name. On a device secrets
// are kept apart from the configuration, in secrets.toml; for a program that
// is its own host they come from the environment, as NFRUN_SECRET_NAME.
func Secret(name string) (string, error) {
	value, ok := current().Secret(name)
	if !ok {
		return "", fmt.Errorf("script: no secret %q: put it into secrets.toml of the device, or into %s of a program that runs by itself",
			name, envName("SECRET", name))
	}
	return value, nil
}

func secretFromEnv(name string) (string, bool) { return os.LookupEnv(envName("SECRET", name)) }
