package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
)

// SIGQUIT ends exec with the stacks of the script's goroutines, as it ends a compiled program; one that never rests, too.
func TestExecQuit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "busy.go")
	// the script may still be on its way out of Println
	src := "package main\n\nimport \"fmt\"\n\nfunc spin() {\n\tfor i := 0; ; i++ {\n\t\t_ = i\n\t}\n}\n\nfunc main() {\n\tfmt.Println(\"begun\")\n\tspin()\n}\n"
	if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "nfrun", "exec", file)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(out)
	if line, err := r.ReadString('\n'); line != "begun\n" {
		t.Fatal(line, err)
	}
	if err := cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, r) //nolint:errcheck // until it ends
	cmd.Wait()             //nolint:errcheck // its status is looked at
	want := regexp.MustCompile(`\ASIGQUIT: quit\n\ngoroutine 1 \[(?:running|syscall)\]:\n((?:fmt.Println\n\t\(compiled\)\n)?main.main\n\tbusy.go:1[23]\n|main.spin\n\tbusy.go:[67]\nmain.main\n\tbusy.go:13\n)\z`)
	if !want.MatchString(said.String()) || cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("exit status %d: %s", cmd.ProcessState.ExitCode(), said.String())
	}
}
