package engine_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// yaegiFile says of each program of the corpus what yaegi does with it.
const yaegiFile = "testdata/yaegi.txt"

const yaegiHead = `# What the engine yaegi does with the programs of the corpus: runs as Go does, refuses with a position before anything runs,
# fails where Go does not, or differs silently. go test -run TestCorpusYaegi -update renews it.
`

// What yaegi does with the corpus is what is kept: neither more nor less.
func TestCorpusYaegi(t *testing.T) {
	if elsewhere != "" {
		t.Skip("yaegi is tested on this machine's processor only")
	}
	programs := corpus(t)
	want := goldens(t, programs)
	results := runAll(t, programs, func(p program) string { return underYaegi(t, p, want[p.name]) })
	var b strings.Builder
	counts := map[string]int{}
	for _, p := range programs {
		kind, _, _ := strings.Cut(results[p.name], ":")
		counts[kind]++
		fmt.Fprintf(&b, "%s: %s\n", p.name, results[p.name])
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%s: %d", kind, counts[kind])
	}
	if *update {
		if err := os.WriteFile(yaegiFile, []byte(yaegiHead+b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(yaegiFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(kept), yaegiHead+b.String()); diff != "" {
		t.Errorf("%s is not fresh (-kept +now); run go test -run TestCorpusYaegi -update:\n%s", yaegiFile, diff)
	}
}

// yaegiLimit is shorter than programLimit: yaegi finds no deadlocks, so some programs have no end with it.
const yaegiLimit = 15 * time.Second

// underYaegi says what yaegi does with a program, given what it does compiled.
func underYaegi(t *testing.T, p program, want string) string {
	cmd := command(t, "yaegi", p.path(t))
	got := observeFor(t, cmd, yaegiLimit)
	if exitStatus.FindString(got) == exitStatus.FindString(want) { // yaegi has not the values of a script's types for the message of a panic
		return "runs"
	}
	if strings.Contains(got, "(engine yaegi)") && !cmd.ProcessState.Success() {
		_, stderr, _ := strings.Cut(got, "exit status 1\n")
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		return "refuses: " + lines[0]
	}
	if strings.Contains(got, "no end after") || !strings.HasSuffix(exitStatus.FindString(got), exitLine.FindString(want)) {
		return "fails"
	}
	return "differs"
}

var (
	exitStatus = regexp.MustCompile(`(?s)\A.*exit status \d+\n`)
	exitLine   = regexp.MustCompile(`(?m)^exit status \d+\n`)
)
