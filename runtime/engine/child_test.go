package engine_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nfrun/nfrun/plugins/webserver/webserverplugin"
	"github.com/nfrun/nfrun/runtime/engine"
	"github.com/nfrun/nfrun/script/scriptplugin"
)

// A child process of the test binary runs one script, as a runner does.
const childEnv = "NFRUN_ENGINE_TEST_CHILD"

func TestMain(m *testing.M) {
	if name := os.Getenv(childEnv); name != "" {
		os.Unsetenv(childEnv)
		os.Exit(child(name, os.Args[1]))
	}
	code := m.Run()
	os.RemoveAll(elsewhereDir)
	os.Exit(code)
}

// child runs a file or folder and reports faults on stderr, as "fault: kind: message" and a line "at func file:line" per frame.
func child(name, path string) int {
	debug.SetMaxStack(64 << 20)
	report := func(f *engine.Fault) {
		if os.Getenv("NFRUN_ENGINE_TEST_STACKS") != "" {
			fmt.Fprintf(os.Stderr, "%s: %s\n\n%s", strings.Replace(f.Kind, "fatal", "fatal error", 1), f.Message, f.Trace())
			return
		}
		fmt.Fprintf(os.Stderr, "fault: %s: %s\n", f.Kind, f.Message)
		for _, fr := range f.Frames {
			fmt.Fprintf(os.Stderr, "at %s %s:%d\n", fr.Func, fr.File, fr.Line)
		}
	}
	e, err := engine.New(name, slices.Concat(scriptplugin.Plugin.Packages, webserverplugin.Plugin.Packages))
	if err != nil {
		panic(err)
	}
	o := &engine.Options{Name: "demo", Args: os.Args[1:], Fault: report}
	if os.Getenv("NFRUN_ENGINE_TEST_TRACE") != "" {
		f := os.NewFile(3, "trace")
		if o.Trace, err = engine.OpenTrace(f); err != nil {
			panic(err)
		}
		f.Close()
	}
	src := os.DirFS(path)
	if strings.HasSuffix(path, ".go") {
		b, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		src = fstest.MapFS{filepath.Base(path): {Data: b}}
	}
	p, err := e.Load(src, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	exit, err := p.Run()
	var f *engine.Fault
	if errors.As(err, &f) {
		report(f)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return exit
}

// command returns a command that runs a script in a child process.
func command(t *testing.T, name, path string) *exec.Cmd {
	t.Helper()
	args := append(childCommand(t), path)
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	return cmd
}

// run runs a script to its end and returns what it printed and its exit status.
func run(t *testing.T, name, path string) (stdout, stderr string, exit int) {
	t.Helper()
	return runCmd(t, command(t, name, path))
}

func runCmd(t *testing.T, cmd *exec.Cmd) (stdout, stderr string, exit int) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// script writes a script to a temporary folder.
func script(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, src := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
