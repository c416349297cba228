package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/runtime/sandbox"
)

func (a *app) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what this machine offers and lacks, and whether all is in order",
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return interruptible(a.doctor) },
	}
	a.jsonFlag(cmd)
	return cmd
}

// A finding is one thing that doctor looked at.
type finding struct {
	Name   string `json:"name"`
	State  string `json:"state"` // ok, partial, missing, broken
	Detail string `json:"detail,omitempty"`
	Cure   string `json:"cure,omitempty"`
}

// broken is the state of what nothing works without.
const broken = "broken"

func (a *app) doctor(ctx context.Context) error {
	var all []finding
	for _, f := range sandbox.Probe() {
		all = append(all, finding{f.Name, string(f.State), f.Detail, f.Cure})
	}
	all = append(all, examineEngines())
	all = append(all, a.examineData()...)
	all = append(all, a.examineDevice(ctx))
	ok := true
	for _, f := range all {
		ok = ok && f.State != broken
	}
	if a.json {
		if err := a.printJSON(map[string]any{"ok": ok, "version": version(), "findings": all}); err != nil {
			return err
		}
	} else {
		a.printFindings(all)
	}
	if !ok {
		return statusError(exitFailed)
	}
	return nil
}

func (a *app) printFindings(all []finding) {
	var rows [][]string
	for _, f := range all {
		state := a.out.Yellow(f.State)
		switch f.State {
		case "ok":
			state = a.out.Green(f.State)
		case broken:
			state = a.out.Red(f.State)
		}
		rows = append(rows, []string{f.Name, state, f.Detail})
		if f.Cure != "" {
			rows = append(rows, []string{"", "", a.out.Dim("cure: ") + f.Cure})
		}
	}
	for _, line := range terminal.Table(rows, 0) {
		fmt.Fprintln(a.out, line)
	}
}

func examineEngines() finding {
	f := finding{Name: "engines", State: "ok", Detail: strings.Join(engine.Engines(), ", ")}
	for _, name := range engine.Engines() {
		if _, err := engine.New(name, packages()); err != nil {
			f.State, f.Detail = broken, err.Error()
		}
	}
	return f
}

// examineData looks at the data folder and what belongs to its owner only.
func (a *app) examineData() []finding {
	dir, err := a.dataDir()
	if err != nil {
		return []finding{{"data folder", broken, err.Error(), hintOf(err)}}
	}
	f := finding{Name: "data folder", State: "ok", Detail: dir}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Detail += ", not there yet; nfrun run makes it"
		return []finding{f}
	case err != nil:
		return []finding{{f.Name, broken, err.Error(), "choose another folder with --data"}}
	case !info.IsDir():
		return []finding{{f.Name, broken, dir + " is not a folder", "choose another with --data"}}
	}
	if err := writable(dir); err != nil {
		f.State, f.Detail = broken, fmt.Sprintf("%s: %v", dir, err)
		f.Cure = "make it writable and see that there is space, or choose another folder with --data"
	}
	all := []finding{f, secret("token", filepath.Join(dir, "admin-token"))}
	if _, err := config.Load(filepath.Join(dir, "nfrun.toml")); err != nil {
		all = append(all, finding{"configuration", broken, oneLine(err.Error()), hintOf(err)})
	}
	if print, err := admin.StoredFingerprint(dir); err != nil {
		all = append(all, finding{"certificate", "missing", err.Error(), "the next start of nfrun run on an address that others can reach makes a new one"})
	} else if print != "" {
		c := secret("certificate", filepath.Join(dir, filepath.FromSlash(admin.CertificateFile)))
		c.Detail = firstOf(c.Detail, print)
		all = append(all, c)
	}
	return all
}

// writable tries to keep something in a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, 4096))
	return errors.Join(err, f.Sync(), f.Close())
}

// secret looks at a file that nobody but its owner may read.
func secret(name, file string) finding {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{Name: name, State: "ok", Detail: "not there yet; nfrun run makes it"}
	case err != nil:
		return finding{name, broken, err.Error(), "see who owns the folders above it"}
	case goruntime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return finding{name, broken, fmt.Sprintf("others can read %s (mode %v)", file, info.Mode().Perm()), "chmod 600 " + file}
	}
	return finding{Name: name, State: "ok"}
}

// examineDevice asks the device, if there is one; there need not be.
func (a *app) examineDevice(ctx context.Context) finding {
	f := finding{Name: "device", State: "ok"}
	c, err := a.client()
	if err == nil {
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		info, errInfo := c.Info(ctx)
		if errInfo == nil {
			f.Detail = fmt.Sprintf("%s is %s, version %s, up %s", c.Device(), info.Name, info.Version, ago(time.Now().Add(-time.Duration(info.Uptime*float64(time.Second)))))
			if info.SafeMode {
				f.State, f.Detail = "partial", f.Detail+", in safe mode"
				f.Cure = "remove or repair the script that brings it down, then restart it"
			}
			return f
		}
		err = errInfo
	}
	f.State, f.Detail, f.Cure = "missing", oneLine(err.Error()), hintOf(err)
	if _, away := errors.AsType[*client.Unreachable](err); !away && ctx.Err() == nil {
		f.State = broken
	}
	return f
}
