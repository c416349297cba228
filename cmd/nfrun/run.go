package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/config"
)

// stopTime bounds how long the scripts have to stop when the device does; it
// is above the longest grace that script.toml can ask for.
const stopTime = 6 * time.Minute

type runOptions struct {
	listen, board, config string
	paths                 []string
}

func (a *app) runCommand() *cobra.Command {
	o := &runOptions{}
	cmd := &cobra.Command{
		Use:   "run [PATH…]",
		Short: "Be a device: run scripts, and reload them when they change",
		Long: `Be a device: run the scripts in the data folder and those that are pushed.

Each PATH is a script, a Go file or a folder, that is loaded as well and
reloaded whenever it is saved. When the device answers, a line on stderr says
where: "nfrun: ready http://127.0.0.1:8940". SIGINT or SIGTERM stops the
scripts in order, a second one stops at once.`,
		Args: arguments(0, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.paths = args
			return endless(func(ctx context.Context) error { return a.runDevice(ctx, o) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&a.data, "data", os.Getenv("NFRUN_DATA"), "data folder; also NFRUN_DATA (default: nfrun in the user's state folder)")
	f.StringVar(&o.listen, "listen", os.Getenv("NFRUN_LISTEN"), "address of the admin API; also NFRUN_LISTEN (default "+defaultDevice+")")
	f.StringVar(&o.board, "board", os.Getenv("NFRUN_BOARD"), "name of the board; also NFRUN_BOARD (default host)")
	f.StringVar(&o.config, "config", os.Getenv("NFRUN_CONFIG"), "configuration; also NFRUN_CONFIG (default: nfrun.toml in the data folder)")
	return cmd
}

// runDevice is a device until ctx ends.
func (a *app) runDevice(ctx context.Context, o *runOptions) (err error) {
	for _, path := range o.paths {
		if _, err := os.Stat(path); err != nil {
			return &hinted{fmt.Errorf("%s: no such file or folder", path), exitFailed, "PATH is a Go file, or the folder of a script"}
		}
	}
	data, err := a.dataDir()
	if err != nil {
		return err
	}
	if info, err := os.Stat(data); err == nil && !info.IsDir() {
		return &hinted{fmt.Errorf("%s is not a folder", data), exitFailed, "name a data folder with --data"}
	}
	cfg, err := loadConfig(data, o.config)
	if err != nil {
		return err
	}
	// The port first: if another program has it, nothing was begun.
	ln, err := admin.Listen(ctx, firstOf(o.listen, cfg.Listen, defaultDevice))
	if err != nil {
		return err
	}
	defer ln.Close()
	log := slog.New(&lineHandler{app: a})
	device, err := runtime.Open(ctx, &runtime.Options{
		Data:    data,
		Board:   o.board,
		Config:  cfg,
		Plugins: plugins,
		Paths:   o.paths,
		Version: version(),
		Log:     log,
	})
	if err != nil {
		return err
	}
	defer func() {
		last, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		err = errors.Join(err, device.Close(last))
	}()
	if ctx.Err() != nil {
		return nil
	}
	return a.serve(ctx, device, cfg, data, ln, log, o.paths)
}

// serve answers the admin API, and shows what happens, until ctx ends.
func (a *app) serve(ctx context.Context, device *runtime.Device, cfg *config.Device, data string, ln net.Listener, log *slog.Logger, paths []string) error {
	token, err := device.Token()
	if err != nil {
		return err
	}
	var certificate *tls.Certificate
	if !admin.Local(ln.Addr()) {
		if certificate, err = admin.Certificate(data, cfg.TLS.Names, log); err != nil {
			return err
		}
	}
	h := admin.New(device, &admin.Options{
		Token:     token,
		Hosts:     slices.Concat(admin.Hosts(), cfg.TLS.Names),
		MaxUpload: int64(cfg.MaxUpload),
	})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	served := make(chan error, 1)
	go func() { served <- admin.Serve(ctx, ln, h, certificate, log) }()
	a.note("ready " + admin.URL(ln.Addr()))
	if certificate != nil {
		a.note("certificate " + admin.Fingerprint(certificate.Certificate[0]))
	}
	if a.err.Terminal() {
		a.note("token in " + filepath.Join(data, "admin-token"))
	}
	show := newShow(a.err, device, paths)
	defer show.wait()
	show.start(ctx)
	err = <-served
	cancel()
	return err
}

// loadConfig reads nfrun.toml; one that was named has to be there.
func loadConfig(data, file string) (*config.Device, error) {
	if file == "" {
		return config.Load(filepath.Join(data, "nfrun.toml"))
	}
	if _, err := os.Stat(file); err != nil {
		return nil, &hinted{fmt.Errorf("%s: no such file", file), exitFailed, "name another with --config, or none"}
	}
	return config.Load(file)
}
