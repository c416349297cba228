package engine

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unsafe"

	"github.com/nfrun/nfrun/runtime/engine/internal/testhost"
)

// A Tester is an engine that can run a script's tests.
type Tester interface {
	// LoadTests is Load for a program that runs the tests of the package in a folder of src, as the one that go test makes. The flags of the testing
	// package are in Options.Args. The time limit is Options.TestTimeout instead of -test.timeout, since what hangs is told in terms of the script.
	LoadTests(src fs.FS, dir string, o *Options) (Program, error)
}

// A testRun stands between a script's tests and the testing package, which looks for the script in the stack of the Go program and finds the interpreter.
type testRun struct {
	options *Options
	deps    *testhost.Deps
	exit0   atomic.Bool // os.Exit(0) is an error now
	began   time.Time

	mu    sync.Mutex
	state map[testing.TB]*testState
	tests map[unsafe.Pointer]testing.TB // by address
	order []*testState                  // of those that run
}

// A testState is what is known about a test, benchmark, fuzz target or seed.
type testState struct {
	name    string
	parent  testing.TB      // of a subtest
	creator []Frame         // where the parent started it
	helpers map[string]bool // functions that called Helper
	seeds   [][]any         // of a fuzz target
	partial bool            // what was written to Output last does not end a line
	began   time.Time       // zero while it waits for its turn to run in parallel
}

func newTestRun(pkg, module string, o *Options) *testRun {
	r := &testRun{options: o, state: map[testing.TB]*testState{}, tests: map[unsafe.Pointer]testing.TB{}}
	r.deps = &testhost.Deps{Package: pkg, Module: module, PanicOnExit0: r.exit0.Store}
	exit := o.Exit
	o.Exit = func(code int) {
		if code == 0 && r.exit0.Load() {
			panic("unexpected call to os.Exit(0) during test")
		}
		exit(code)
	}
	return r
}

// prepare puts the flags of the testing package beside the script's own, and starts the clock.
func (r *testRun) prepare() {
	if flag.Lookup("test.v") == nil {
		testing.Init()
	}
	if flag.Lookup("test.v") == nil { // this program is a test itself: they are in the flag set that it began with
		initial.VisitAll(func(f *flag.Flag) {
			if strings.HasPrefix(f.Name, "test.") {
				flag.CommandLine.Var(f.Value, f.Name, f.Usage)
			}
		})
	}
	r.began = time.Now()
	if d := r.options.TestTimeout; d > 0 {
		time.AfterFunc(d, r.timedOut)
	}
}

// initial is the flag set of the process before a script has its own.
var initial = flag.CommandLine

// timedOut ends the process, and says what runs.
func (r *testRun) timedOut() {
	var b strings.Builder
	fmt.Fprintf(&b, "test timed out after %v", r.options.TestTimeout)
	var running []string
	r.mu.Lock()
	for _, s := range r.order {
		if !s.began.IsZero() {
			running = append(running, fmt.Sprintf("\n\t\t%s (%v)", s.name, time.Since(s.began).Round(time.Second)))
		}
	}
	r.mu.Unlock()
	if len(running) > 0 {
		slices.Sort(running)
		b.WriteString("\n\trunning tests:" + strings.Join(running, ""))
	}
	r.options.Fault(&Fault{Kind: "panic", Message: b.String()})
	r.options.Exit(2)
}

// overrides returns what stands in for the functions of the testing package.
func (r *testRun) overrides() map[string]any {
	m := map[string]any{
		testhost.Path + ".Start": r.start,
		"testing.Testing":        func() bool { return true },
		"(*testing.M).Run":       r.run,
		"(*testing.T).Run":       r.runTest,
		"(*testing.T).Parallel":  r.parallel,
		"(*testing.T).Deadline":  r.deadline,
		"(*testing.B).Run": func(b *testing.B, name string, f func(*testing.B)) bool {
			return b.Run(name, guarded(r, b, f))
		},
		"(*testing.F).Add": func(f *testing.F, args ...any) {
			f.Add(args...)
			s := r.of(f)
			s.seeds = append(s.seeds, args)
		},
		"(*testing.F).Fuzz": r.fuzz,
		"testing/synctest.Test": func(t *testing.T, f func(*testing.T)) {
			synctest.Test(t, guarded(r, t, f))
		},
	}
	methods(r, m, "T", func(t *testing.T) testing.TB { return t })
	methods(r, m, "B", func(b *testing.B) testing.TB { return b })
	methods(r, m, "F", func(f *testing.F) testing.TB { return f })
	r.commonMethods(m)
	return m
}

// run is (*testing.M).Run with the tests guarded. It reads the flags first: those of the script's own are in the flag set that flag.Parse ends the process
// for when there are others.
func (r *testRun) run(m *testing.M) int {
	if !flag.Parsed() {
		if err := flag.CommandLine.Parse(os.Args[1:]); err == flag.ErrHelp {
			r.options.Exit(0)
		} else if err != nil {
			r.options.Exit(2)
		}
	}
	return m.Run()
}

// start is testhost's Start with what reports panics around the script's functions.
func (r *testRun) start(tests []testing.InternalTest, benchmarks []testing.InternalBenchmark, fuzz []testing.InternalFuzzTarget, examples []testing.InternalExample) *testing.M {
	for i := range tests {
		tests[i].F = guarded[*testing.T](r, nil, tests[i].F)
	}
	for i := range benchmarks {
		benchmarks[i].F = guarded[*testing.B](r, nil, benchmarks[i].F)
	}
	for i := range fuzz {
		fuzz[i].Fn = guarded[*testing.F](r, nil, fuzz[i].Fn)
	}
	for i := range examples {
		f := examples[i].F
		examples[i].F = func() {
			defer r.caught()
			f()
		}
	}
	return r.deps.Start(tests, benchmarks, fuzz, examples)
}

// runTest is (*testing.T).Run.
func (r *testRun) runTest(t *testing.T, name string, f func(*testing.T)) bool {
	return t.Run(name, guarded(r, t, f))
}

// parallel is (*testing.T).Parallel; a test that waits does not run.
func (r *testRun) parallel(t *testing.T) {
	s := r.of(t)
	set := func(when time.Time) {
		r.mu.Lock()
		s.began = when
		r.mu.Unlock()
	}
	set(time.Time{})
	defer func() { set(time.Now()) }()
	t.Parallel()
}

// deadline is (*testing.T).Deadline for a time limit that the testing package does not know.
func (r *testRun) deadline(t *testing.T) (time.Time, bool) {
	if d, ok := t.Deadline(); ok || r.options.TestTimeout == 0 {
		return d, ok
	}
	return r.began.Add(r.options.TestTimeout), true
}

// fuzz is (*testing.F).Fuzz. What is wrong with the seeds is reported here, with the place in the script.
func (r *testRun) fuzz(f *testing.F, target any) {
	v := reflect.ValueOf(target)
	if !v.IsValid() || v.Kind() != reflect.Func || v.Type().NumIn() < 2 || f.Failed() {
		f.Fuzz(target) // it says what is wrong
		return
	}
	var types []reflect.Type
	for i := 1; i < v.Type().NumIn(); i++ {
		types = append(types, v.Type().In(i))
	}
	var err error
	for _, seed := range r.of(f).seeds {
		if err == nil {
			err = r.deps.CheckCorpus(seed, types)
		}
	}
	if err == nil {
		_, err = r.deps.ReadCorpus("testdata/fuzz/"+f.Name(), types)
	}
	if err != nil {
		r.log(f, fmt.Sprintln(err))
		f.FailNow()
	}
	at := frames()
	f.Fuzz(reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		if t, ok := args[0].Interface().(*testing.T); ok {
			defer r.begin(t, f, at)()
		}
		defer r.caught()
		return v.Call(args)
	}).Interface())
}

// guarded returns f with a report of a panic that nobody recovers; parent is the test that starts it, or nil.
func guarded[T testing.TB](r *testRun, parent testing.TB, f func(T)) func(T) {
	if f == nil {
		return nil
	}
	var at []Frame
	if parent != nil {
		at = frames()
	}
	return func(t T) {
		defer r.begin(t, parent, at)()
		defer r.caught()
		f(t)
	}
}

// begin notes that a test runs, and returns what notes that it has ended.
func (r *testRun) begin(t, parent testing.TB, creator []Frame) (end func()) {
	s := r.of(t)
	r.mu.Lock()
	defer r.mu.Unlock()
	s.parent, s.creator, s.began = parent, creator, time.Now()
	r.order = append(r.order, s)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		for i, o := range r.order {
			if o == s {
				r.order = append(r.order[:i:i], r.order[i+1:]...)
				break
			}
		}
		s.began = time.Time{}
	}
}

// of returns what is known about a test.
func (r *testRun) of(t testing.TB) *testState {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.state[t]
	if s == nil {
		s = &testState{name: t.Name(), helpers: map[string]bool{}}
		r.state[t] = s
		r.tests[reflect.ValueOf(t).UnsafePointer()] = t
	}
	return s
}
