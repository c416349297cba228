// Command reload measures what a new version costs while a script serves:
// the time from the end of the upload to the first response of the new
// version, the requests that fail meanwhile, and the memory of a script. It
// measures nfrun and, side by side in the same run, what one would use
// otherwise: Node with --watch, and Node killed and started again.
//
//	go run ./bench/reload [-reloads N] [-json] [-skip-node]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// limit bounds a whole run.
const limit = 20 * time.Minute

type config struct {
	reloads  int
	json     bool
	skipNode bool
	scripts  []int         // how many run when memory is measured
	idle     time.Duration // how long CPU use is watched
}

func main() {
	c := config{scripts: []int{1, 5, 20}, idle: 5 * time.Second}
	flag.IntVar(&c.reloads, "reloads", 200, "reloads of each nfrun series; Node, which is slow, gets a tenth")
	flag.BoolVar(&c.json, "json", false, "print JSON instead of a table")
	flag.BoolVar(&c.skipNode, "skip-node", false, "measure nfrun only")
	flag.Parse()
	if flag.NArg() > 0 || c.reloads < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	report, err := run(ctx, c)
	if err != nil {
		fmt.Fprintln(os.Stderr, "reload:", err)
		os.Exit(1)
	}
	if c.json {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		e.Encode(report)
		return
	}
	report.print(os.Stdout)
}

// run measures everything, one thing after the other.
func run(ctx context.Context, c config) (*report, error) {
	dir, err := os.MkdirTemp("", "nfrun-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "nfrun")
	progress("building nfrun")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "github.com/nfrun/nfrun/cmd/nfrun")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, fmt.Errorf("build nfrun: %w", err)
	}
	r := &report{Machine: machine()}
	node, note := findNode(c)
	if note != "" {
		r.Notes = append(r.Notes, note)
	} else {
		r.Node = nodeVersion(ctx, node)
	}
	if err := reloads(ctx, c, r, dir, binary, node); err != nil {
		return nil, err
	}
	if err := memory(ctx, c, r, dir, binary, node); err != nil {
		return nil, err
	}
	r.compare()
	return r, nil
}

// findNode returns the program, or a note that says why there is none.
func findNode(c config) (program, note string) {
	if c.skipNode {
		return "", "Node was not measured: -skip-node"
	}
	program, err := exec.LookPath("node")
	if err != nil {
		return "", "Node was not measured: node is not installed"
	}
	return program, ""
}

// reloads runs the series of reloads of each peer.
func reloads(ctx context.Context, c config, r *report, dir, binary, node string) error {
	peers := []func() (peer, int, error){
		func() (peer, int, error) { p, err := startNfrun(ctx, binary, dir); return p, c.reloads, err },
	}
	if node != "" {
		few := max(c.reloads/10, 1)
		peers = append(peers,
			func() (peer, int, error) { p, err := startNode(ctx, node, dir, true); return p, few, err },
			func() (peer, int, error) { p, err := startNode(ctx, node, dir, false); return p, few, err },
		)
	}
	for _, start := range peers {
		p, n, err := start()
		if err != nil {
			return err
		}
		for _, l := range loads {
			progress("%s, %s: %d reloads", p.name(), l.name, n)
			s, err := measure(ctx, p, l, n)
			if err != nil {
				p.close()
				return fmt.Errorf("%s, %s: %w", p.name(), l.name, err)
			}
			r.Reloads = append(r.Reloads, s)
		}
		p.close()
	}
	return nil
}

// progress tells a person what the wait is for.
func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "reload: "+format+"\n", args...)
}
