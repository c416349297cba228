package engine_test

import (
	"bufio"
	"fmt"
	"go/build/constraint"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// elsewhere names the processor that the corpus is interpreted on, as GOARCH does; "" is this machine's. The test binary is then built for it too, and
// its child processes, which hold the interpreter, are run by qemu-user. NFRUN_TEST_ARCH sets it.
var elsewhere = os.Getenv("NFRUN_TEST_ARCH")

// emulators run programs of other processors; 386 needs none on amd64.
var emulators = map[string]string{
	"arm64": "qemu-aarch64-static", "arm": "qemu-arm-static", "riscv64": "qemu-riscv64-static", "386": "",
}

// targetArch is the processor that programs of the corpus run on.
func targetArch() string {
	if elsewhere != "" {
		return elsewhere
	}
	return runtime.GOARCH
}

// has32Bits reports whether an int of the target has 32 bits.
func has32Bits() bool { return targetArch() == "arm" || targetArch() == "386" }

// elsewhereDir holds the test binary for the other processor; TestMain removes it.
var elsewhereDir string

// elsewhereBinary builds this package's tests for the other processor, once.
var elsewhereBinary = sync.OnceValues(func() (string, error) {
	if _, ok := emulators[elsewhere]; !ok {
		return "", fmt.Errorf("NFRUN_TEST_ARCH=%s is not known", elsewhere)
	}
	dir, err := os.MkdirTemp("", "nfrun-engine")
	if err != nil {
		return "", err
	}
	elsewhereDir = dir
	exe := filepath.Join(dir, "engine.test")
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-o", exe, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+elsewhere)
	if b, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go test -c for %s: %w\n%s", elsewhere, err, b)
	}
	return exe, nil
})

// childCommand returns the command that begins a child process: the test binary, on the processor that is asked for.
func childCommand(t *testing.T) []string {
	t.Helper()
	if elsewhere == "" {
		exe, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		return []string{exe}
	}
	exe, err := elsewhereBinary()
	if err != nil {
		t.Fatal(err)
	}
	if qemu := emulators[elsewhere]; qemu != "" {
		return []string{qemu, exe}
	}
	return []string{exe}
}

// forTarget reports whether the build constraint of a program, if it has one, holds on the target. A program with constants that do not fit an int of 32
// bits has one.
func (p program) forTarget(t testing.TB) bool {
	t.Helper()
	f, err := os.Open(p.file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	first := bufio.NewScanner(f)
	if !first.Scan() || !constraint.IsGoBuild(first.Text()) {
		return true
	}
	x, err := constraint.Parse(first.Text())
	if err != nil {
		t.Fatalf("%s: %v", p.file, err)
	}
	return x.Eval(func(tag string) bool { return tag == targetArch() || tag == "linux" })
}

// golden32 is the file with what a program does where an int has 32 bits, if that differs.
func (p program) golden32() string { return strings.TrimSuffix(p.golden(), ".out") + ".out32" }

// update32 keeps what programs do compiled for a processor with 32 bits where that differs from what they do with 64.
func update32(t *testing.T, programs []program, want, got map[string]string) {
	t.Helper()
	for _, p := range programs {
		err := os.Remove(p.golden32())
		if err == nil || os.IsNotExist(err) {
			err = nil
			if got[p.name] != want[p.name] {
				err = os.WriteFile(p.golden32(), []byte(sourceHash(t, p)+got[p.name]), 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
