// Command engine measures what scripts cost: the speed of small programs, calls between host and script, loading, starting and memory, for the
// engines of nfrun and, side by side in the same run, for what one would use otherwise.
//
//	cd bench/engine && go run . [-rounds N] [-run REGEXP]
//
// Each program prints its result, which has to be the same everywhere, and how long it took, without the time to start. Rounds are interleaved, so
// that a busy machine is unkind to all alike. It needs the Go toolchain; Node, Lua 5.4 and CPython take part when they are installed.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"syscall"
	"time"
)

// limit bounds one program.
const limit = time.Minute

func main() {
	rounds := flag.Int("rounds", 5, "how often each program runs")
	only := flag.String("run", "", "measure only the rows that match this regular expression")
	flag.Parse()
	filter, err := regexp.Compile(*only)
	if err != nil || flag.NArg() > 0 || *rounds < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := os.MkdirTemp("", "nfrun-bench-")
	if err == nil {
		err = measure(ctx, dir, *rounds, filter)
		err = cmp.Or(err, os.RemoveAll(dir))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, dir string, rounds int, filter *regexp.Regexp) error {
	peers, err := build(ctx, dir)
	if err != nil {
		return err
	}
	rows, err := workloads(dir)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r *row) bool { return !filter.MatchString(r.name) })
	for _, r := range rows {
		for range rounds {
			for i, p := range peers {
				if err := r.round(ctx, i, p); err != nil {
					return err
				}
			}
		}
		fmt.Fprintf(os.Stderr, "%s\n", r.name)
	}
	report(os.Stdout, peers, rows)
	return nil
}
