// Package testhost is the compiled half of the program that runs a script's tests: what go test generates, and the package testing/internal/testdeps.
package testhost

import (
	"reflect"
	"testing"

	"github.com/nfrun/nfrun/plugin"
)

// Path is the import path of the package for the generated program; scripts cannot import it.
const Path = "github.com/nfrun/nfrun/runtime/engine/internal/testhost"

// Package is the table of the package. The engine puts another function in the place of Start, which knows the package under test.
func Package() *plugin.Package {
	return &plugin.Package{Path: Path, Name: "testhost", Load: func() *plugin.Symbols {
		return &plugin.Symbols{
			Deps: []plugin.Dep{{Path: "testing", Name: "testing"}},
			Funcs: []plugin.Symbol{
				{Name: "ExitCode", Value: ExitCode},
				{Name: "Start", Value: (&Deps{}).Start},
			},
		}
	}}
}

// Start returns what runs the tests.
func (d *Deps) Start(tests []testing.InternalTest, benchmarks []testing.InternalBenchmark, fuzz []testing.InternalFuzzTarget, examples []testing.InternalExample) *testing.M {
	return testing.MainStart(d, tests, benchmarks, fuzz, examples)
}

// ExitCode returns with which status the program ends, as the one that go test generates finds it.
func ExitCode(m *testing.M) int {
	return int(reflect.ValueOf(m).Elem().FieldByName("exitCode").Int())
}
