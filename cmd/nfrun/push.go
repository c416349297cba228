package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/store"
)

func (a *app) pushCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "push PATH",
		Short: "Deploy a script: a Go file or a folder",
		Long: `Deploy a script: a Go file or a folder.

The device checks it first; if it does not compile, what runs there is not
touched. Tests and files whose names begin with a dot stay here.`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return interruptible(func(ctx context.Context) error { return a.push(ctx, args[0], name) })
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "name on the device (default: that of the file or folder)")
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) push(ctx context.Context, path, name string) error {
	name, err := nameFor(path, name)
	if err != nil {
		return err
	}
	u, err := pack(path)
	if err != nil {
		return err
	}
	c, err := a.client()
	if err != nil {
		return err
	}
	stop := a.err.Spin("deploying " + name)
	d, err := c.Push(ctx, name, u)
	stop()
	if a.json {
		if p, ok := errors.AsType[*admin.Problem](err); ok {
			return errors.Join(a.printJSON(p), located(err, path))
		}
	}
	if err != nil {
		return located(err, path)
	}
	if a.json {
		return a.printJSON(d)
	}
	fmt.Fprintln(a.out, a.deployed(d))
	return nil
}

// deployed describes a deployment on one line.
func (a *app) deployed(d *runtime.Deployment) string {
	t := d.Timings
	return fmt.Sprintf("%s %s %s in %.1f ms (check %.1f, stop %.1f, start %.1f)",
		d.Name, d.Version, a.state(d.State), t.Total, t.Check, t.Stop, t.Start)
}

// nameFor is the name of a script on a device.
func nameFor(path, name string) (string, error) {
	if name == "" {
		name = runtime.ScriptName(path)
	}
	return name, scriptName(name)
}

// pack reads a script, with the cure for what people get wrong.
func pack(path string) (*client.Upload, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, &hinted{fmt.Errorf("%s: no such file or folder", path), exitFailed, "PATH is a Go file, or the folder of a script"}
	}
	u, err := client.Pack(path)
	if err != nil {
		return nil, readError(err, path)
	}
	return u, nil
}

// readError is what was wrong with a script that could not even be read.
func readError(err error, path string) error {
	if ue, ok := errors.AsType[*store.UploadError](err); ok {
		return &hinted{fmt.Errorf("%s: %w", path, ue), exitFailed, ue.Hint()}
	}
	return &hinted{err, exitFailed, hintOf(err)}
}

// located makes the diagnostics in a device's refusal point at local files.
func located(err error, path string) error {
	p, ok := errors.AsType[*admin.Problem](err)
	if !ok || len(p.Diagnostics) == 0 {
		return err
	}
	return newSourceError(p.Diagnostics, path)
}
