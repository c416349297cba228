package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	goruntime "runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/store"
)

// Exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1 // the operation failed
	exitUsage   = 2 // wrong usage
	exitRefused = 3 // the device is not reachable, or refuses
)

// defaultDevice is where nfrun run listens unless told otherwise.
const defaultDevice = "127.0.0.1:8940"

// An app is one run of the command line.
type app struct {
	in       *os.File
	out, err *terminal.Writer

	device, token, data string
	json                bool
}

func newApp(in, out, err *os.File) *app {
	return &app{in: in, out: terminal.New(out), err: terminal.New(err)}
}

// execute runs a command line and returns its exit status.
func (a *app) execute(args []string) int {
	root := a.root()
	if len(args) > 0 && args[0] == "test" {
		args = goFlags(args)
	}
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	return a.finish(root.Execute())
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "nfrun",
		Short:             "Run Go scripts on a device, and change them while it runs",
		Long:              "nfrun turns a machine into a device that is programmed by dropping Go source on it.\n\nStart one with nfrun run; push scripts to it with nfrun push.",
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              unknownCommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(unknownFlag)
	root.AddGroup(&cobra.Group{ID: "here", Title: "On this machine:"}, &cobra.Group{ID: "device", Title: "On a device, this machine's or another:"})
	for _, c := range []*cobra.Command{a.runCommand(), a.execCommand(), a.checkCommand(), a.testCommand(), a.doctorCommand()} {
		c.GroupID = "here"
		root.AddCommand(c)
	}
	commands := []*cobra.Command{a.pushCommand(), a.watchCommand(), a.psCommand(), a.logsCommand(), a.stackCommand(), a.removeCommand()}
	commands = append(commands, a.operationCommands()...)
	for _, c := range commands {
		c.GroupID = "device"
		a.deviceFlags(c)
		root.AddCommand(c)
	}
	a.deviceFlags(root.Commands()[slices.IndexFunc(root.Commands(), named("doctor"))])
	root.AddCommand(a.versionCommand())
	return root
}

func named(name string) func(*cobra.Command) bool {
	return func(c *cobra.Command) bool { return c.Name() == name }
}

// deviceFlags are the flags of commands that talk to a device.
func (a *app) deviceFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&a.device, "device", firstOf(os.Getenv("NFRUN_DEVICE"), "http://"+defaultDevice), "URL of the device; also NFRUN_DEVICE")
	f.StringVar(&a.token, "token", "", "what the device wants to see; also NFRUN_TOKEN (default: admin-token in the data folder)")
	if f.Lookup("data") == nil {
		f.StringVar(&a.data, "data", os.Getenv("NFRUN_DATA"), "data folder of a device on this machine, for its token; also NFRUN_DATA")
	}
}

func (a *app) jsonFlag(c *cobra.Command) {
	c.Flags().BoolVar(&a.json, "json", false, "print JSON")
}

// client connects to the device that flags and environment choose.
func (a *app) client() (*client.Client, error) {
	o := &client.Options{Token: strings.TrimSpace(firstOf(a.token, os.Getenv("NFRUN_TOKEN"))), Notice: a.note}
	if dir, err := os.UserConfigDir(); err == nil {
		o.Known = filepath.Join(dir, "nfrun", "known_devices")
	}
	c, err := client.New(a.device, o)
	if err != nil {
		return nil, &usageError{err, hintOf(err)}
	}
	if o.Token != "" || !c.Local() && a.data == "" {
		return c, nil // the token of this machine is nobody else's business
	}
	dir, err := a.dataDir()
	if err != nil {
		return nil, err
	}
	if b, err := os.ReadFile(filepath.Join(dir, "admin-token")); err == nil {
		o.Token = strings.TrimSpace(string(b))
	} else if errors.Is(err, os.ErrPermission) {
		return nil, &hinted{fmt.Errorf("the token in %s is for its owner only", dir), exitRefused, "run the command as that user, or give --token or NFRUN_TOKEN"}
	}
	return client.New(a.device, o)
}

// dataDir is the data folder: what --data or NFRUN_DATA say, or nfrun's folder
// in the user's state folder; for root, /var/lib/nfrun.
func (a *app) dataDir() (string, error) {
	if a.data != "" {
		return filepath.Abs(a.data)
	}
	if dir := os.Getenv("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "nfrun"), nil
	}
	if goruntime.GOOS == "windows" {
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "nfrun"), nil
		}
	}
	if os.Getuid() == 0 {
		return "/var/lib/nfrun", nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", &hinted{err, exitFailed, "name a data folder with --data"}
	}
	return filepath.Join(home, ".local", "state", "nfrun"), nil
}

// interruptible runs f with a context that ends at SIGINT or SIGTERM. Another
// signal then ends the program on the spot.
func interruptible(f func(ctx context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	err := f(ctx)
	if err != nil && ctx.Err() != nil && errors.Is(err, context.Cause(ctx)) {
		return errInterrupted
	}
	return err
}

// endless is interruptible for what goes on until it is interrupted.
func endless(f func(ctx context.Context) error) error {
	err := interruptible(f)
	if errors.Is(err, errInterrupted) {
		return nil
	}
	return err
}

var errInterrupted = errors.New("interrupted")

// printJSON prints v on stdout.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	if a.out.Terminal() {
		e.SetIndent("", "  ")
	}
	return e.Encode(v)
}

// note tells the person at the terminal something that is not a result.
func (a *app) note(line string) { fmt.Fprintln(a.err, "nfrun: "+line) }

// scriptName is an argument that names a script.
func scriptName(name string) error {
	if store.ValidName(name) {
		return nil
	}
	return &usageError{fmt.Errorf("%q is no name for a script", name), "a name has 1 to 63 of a-z, 0-9 and -, with no dash first"}
}

// refused tells whether an error means that the device lets nobody in, or
// this one not.
func refused(err error) bool {
	if p, ok := errors.AsType[*admin.Problem](err); ok {
		return p.Status == 401 || p.Status == 403
	}
	_, unreachable := errors.AsType[*client.Unreachable](err)
	_, pin := errors.AsType[*client.PinError](err)
	return unreachable || pin
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
