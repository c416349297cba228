package script

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/nfrun/nfrun/scope"
)

// errInterrupted is why a program's context ends.
var errInterrupted = errors.New("script: interrupted")

// native runs a script that is its own host. The first signal asks it to
// stop; another one ends it at once, as signals do.
func native(s *session, run func(context.Context) error) {
	ctx, own := scope.New(context.Background(), program())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals)
		own.Cancel(errInterrupted)
	}()
	err := s.run(ctx, run)
	err = errors.Join(err, own.Close())
	if s.Done != nil {
		s.Done(err)
		return
	}
	exit(err)
}

// program names the running program.
func program() string {
	name := filepath.Base(os.Args[0])
	return strings.TrimSuffix(name, ".exe")
}

// envName makes the name of an environment variable of a setting's.
func envName(kind, name string) string {
	return "NFRUN_" + kind + "_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// stateFile returns where a program keeps a value: nfrun-kept/PROGRAM/NAME.json
// in $XDG_STATE_HOME, ~/.local/state, or %LocalAppData%.
func stateFile(name string) (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if dir == "" {
		dir = os.Getenv("LocalAppData")
	}
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("no folder for kept values: %w; set XDG_STATE_HOME", err)
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "nfrun-kept", program(), name+".json"), nil
}

func keptInFile(name string) (json.RawMessage, bool, error) {
	file, err := stateFile(name)
	if err != nil {
		return nil, false, err
	}
	b, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, false, nil
	}
	return b, err == nil, err
}

// keepInFile replaces a file so that a crash or a power cut leaves the old or
// the new one.
func keepInFile(name string, value json.RawMessage) error {
	file, err := stateFile(name)
	if err != nil {
		return err
	}
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, name+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after the rename there is none
	_, err = f.Write(value)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), file); err != nil {
		return err
	}
	return syncDir(dir)
}
