package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/nfrun/nfrun/runtime/engine"
)

// testFlags are the choices of nfrun test.
type testFlags struct {
	engine  string
	verbose bool
	timeout time.Duration
	args    []string // after -args, for the tests
	testing []string // flags for the testing package
}

func (a *app) testCommand() *cobra.Command {
	var o testFlags
	cmd := &cobra.Command{
		Use:   "test [PATH…]",
		Short: "Run a script's tests, as go test does",
		Long: `Run the tests of scripts on this machine, interpreted, without a device and
without Go: the functions of their _test.go files, as go test runs them.

PATH is the folder of a script, whose sub-packages are tested as well, the
folder of one of its packages, or a folder of scripts; the current one by
default. Of a single Go file x.go, the tests are in x_test.go. Flags may be
written with one dash, as for go test; what follows -args is for the tests.`,
		Args: arguments(0, -1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if i := cmd.ArgsLenAtDash(); i >= 0 {
				paths, o.args = paths[:i], paths[i:]
			}
			cmd.Flags().Visit(func(f *pflag.Flag) {
				if f.Annotations[ofTesting] != nil {
					o.testing = append(o.testing, "-test."+f.Name+"="+f.Value.String())
				}
			})
			return a.test(paths, &o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.engine, "engine", "", "interpreter (default: what script.toml says, or ixgo)")
	f.DurationVar(&o.timeout, "timeout", 10*time.Minute, "end a package's tests after this time; 0 means never")
	f.BoolVarP(&o.verbose, "v", "v", false, "tell all tests, and what they log")
	f.String("run", "", "run the tests, examples and fuzz targets that match this regular expression")
	f.String("skip", "", "leave out those that match this regular expression")
	f.String("list", "", "list those that match this regular expression, and run none")
	f.String("bench", "", "run the benchmarks that match this regular expression")
	f.String("benchtime", "", "how long, or with 100x how many times, each benchmark runs")
	f.Bool("benchmem", false, "tell what benchmarks allocate")
	f.Uint("count", 1, "run each this many times")
	f.String("cpu", "", "run with each of these values of GOMAXPROCS")
	f.Int("parallel", 0, "how many parallel tests run at once")
	f.String("shuffle", "", "on, or a seed: run them in random order")
	f.Bool("failfast", false, "start no more tests after one has failed")
	f.Bool("fullpath", false, "tell full paths of files")
	f.Bool("short", false, "have long tests shorten themselves")
	for _, name := range []string{"run", "skip", "list", "bench", "benchtime", "benchmem", "count", "cpu", "parallel", "shuffle", "failfast", "fullpath", "short"} {
		f.SetAnnotation(name, ofTesting, []string{"true"}) //nolint:errcheck // the flag exists
	}
	a.jsonFlag(cmd)
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok && slices.Contains([]string{"race", "cover", "coverprofile", "fuzz"}, unknown.GetSpecifiedName()) {
			return &usageError{fmt.Errorf("interpreted tests do not know --%s", unknown.GetSpecifiedName()), "the same tests run with go test, which does"}
		}
		return unknownFlag(cmd, err)
	})
	return cmd
}

// ofTesting annotates flags that are those of the testing package.
const ofTesting = "testing"

// goFlags gives flags of nfrun test that are written with one dash, as for go
// test, the second one.
func goFlags(args []string) []string {
	args = slices.Clone(args)
	for i, arg := range args {
		if arg == "-args" || arg == "--args" {
			args[i] = "--"
			break
		}
		if arg == "--" {
			break
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--") && len(name) > 1 {
			args[i] = "-" + arg
		}
	}
	return args
}

func (a *app) test(paths []string, o *testFlags) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var list []*testPackage
	for _, path := range paths {
		found, err := findTests(path)
		if err != nil {
			return err
		}
		list = append(list, found...)
	}
	for _, p := range list {
		if err := o.usable(p); err != nil {
			return err
		}
	}
	r := &testRunner{app: a, flags: o, show: o.verbose || a.json}
	for _, f := range o.testing {
		for _, name := range []string{"-test.list=", "-test.bench="} {
			r.show = r.show || strings.HasPrefix(f, name)
		}
	}
	failed := false
	for _, p := range list {
		ok, err := r.run(p)
		if errors.Is(err, errInterrupted) {
			return err
		} else if err != nil {
			return fmt.Errorf("%s: %w", p.path, err)
		}
		failed = failed || !ok
		if !ok && slices.Contains(o.testing, "-test.failfast=true") {
			break
		}
	}
	if !failed {
		return nil
	}
	if !a.json {
		fmt.Fprintln(a.out, "FAIL")
	}
	return statusError(exitFailed)
}

// usable tells whether the engine of a package's script runs tests.
func (o *testFlags) usable(p *testPackage) error {
	e, err := engine.New(firstOf(o.engine, p.config.Engine), nil)
	if err != nil {
		return &usageError{err, fmt.Sprintf("the engines are %v", engine.Engines())}
	}
	if _, ok := e.(engine.Tester); !ok {
		return &usageError{fmt.Errorf("the engine %s does not run tests", firstOf(o.engine, p.config.Engine)), "run them with --engine ixgo, or with go test"}
	}
	return nil
}

// exists tells whether there is such a file or folder.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
