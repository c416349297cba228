package testhost

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"runtime/pprof"
	"time"
)

// Deps is what the testing package asks of the program that it is linked into.
type Deps struct {
	Package, Module string     // import paths
	PanicOnExit0    func(bool) // told whether os.Exit(0) is an error now; may be nil

	pattern string
	regexp  *regexp.Regexp
}

// A corpusEntry is an input of a fuzz target. The testing package has it as a type without a name.
type corpusEntry = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

var errNoFuzzing = errors.New("inputs cannot be generated for interpreted fuzz targets; use go test -fuzz")

func (d *Deps) ImportPath() string { return d.Package }
func (d *Deps) ModulePath() string { return d.Module }

// MatchString is regexp.MatchString that compiles a pattern once. The testing package calls it on one goroutine at a time.
func (d *Deps) MatchString(pattern, s string) (bool, error) {
	if d.regexp == nil || d.pattern != pattern {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return false, err
		}
		d.pattern, d.regexp = pattern, re
	}
	return d.regexp.MatchString(s), nil
}

func (d *Deps) SetPanicOnExit0(on bool) {
	if d.PanicOnExit0 != nil {
		d.PanicOnExit0(on)
	}
}

func (d *Deps) StartCPUProfile(w io.Writer) error { return pprof.StartCPUProfile(w) }
func (d *Deps) StopCPUProfile()                   { pprof.StopCPUProfile() }
func (d *Deps) StartTestLog(io.Writer)            {}
func (d *Deps) StopTestLog() error                { return nil }

func (d *Deps) WriteProfileTo(name string, w io.Writer, debug int) error {
	return pprof.Lookup(name).WriteTo(w, debug)
}

func (d *Deps) CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []corpusEntry, []reflect.Type, string, string) error {
	return errNoFuzzing
}
func (d *Deps) RunFuzzWorker(func(corpusEntry) error) error { return errNoFuzzing }

// CheckCorpus reports whether inputs have the types of a fuzz target's parameters.
func (d *Deps) CheckCorpus(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	want, got := make([]reflect.Type, len(types)), make([]reflect.Type, len(types))
	same := true
	for i, v := range values {
		want[i], got[i] = types[i], reflect.TypeOf(v)
		same = same && want[i] == got[i]
	}
	if !same {
		return fmt.Errorf("mismatched types in corpus entry: %v, want %v", got, want)
	}
	return nil
}

func (d *Deps) ResetCoverage()    {}
func (d *Deps) SnapshotCoverage() {}

func (d *Deps) InitRuntimeCoverage() (mode string, tearDown func(coverprofile, gocoverdir string) (string, error), snapcov func() float64) {
	return "", nil, nil
}
