// Command gotest runs the Go distribution's own test programs interpreted:
// those of GOROOT/test that are marked "// run" or "// rundir", which end with
// exit status 0 and print what is kept beside them, or nothing. Each runs in a
// process of its own, as a script does on a device.
//
//	go run ./bench/gotest [-run REGEXP] [-engine ixgo|yaegi] [-v] [-timeout 60s] [-j N] [-compiled]
//
// It prints what passed, what failed and why, and what was left out and why.
// The exit status is 1 when less than 98 % of the rest passes, or when a program
// hangs or takes the interpreter down.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"runtime"
	"syscall"
	"time"
)

type config struct {
	root     string // GOROOT
	run      *regexp.Regexp
	engine   string
	verbose  bool
	timeout  time.Duration
	jobs     int
	compiled bool // run compiled instead: do the programs themselves pass here?
}

func main() {
	if os.Getenv(childEnv) != "" {
		os.Exit(child())
	}
	var c config
	pattern := flag.String("run", "", "only the programs whose path below GOROOT/test matches `regexp`")
	flag.StringVar(&c.root, "goroot", "", "the Go distribution whose tests to run (default: go env GOROOT)")
	flag.StringVar(&c.engine, "engine", "ixgo", "interpreter: ixgo or yaegi")
	flag.BoolVar(&c.verbose, "v", false, "name each program that passed or was left out")
	flag.DurationVar(&c.timeout, "timeout", time.Minute, "processor time that one program may use; four times as long is waited")
	flag.IntVar(&c.jobs, "j", runtime.NumCPU(), "programs that run at once")
	flag.BoolVar(&c.compiled, "compiled", false, "run the programs compiled, to see whether they pass at all on this machine")
	flag.Parse()
	var err error
	if c.run, err = regexp.Compile(*pattern); err != nil || flag.NArg() > 0 || c.jobs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := run(ctx, c)
	if err != nil {
		fmt.Fprintln(os.Stderr, "gotest:", err)
		os.Exit(1)
	}
	r.print(os.Stdout, c.verbose)
	if !r.good() {
		os.Exit(1)
	}
}
