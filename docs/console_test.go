//go:build unix

package docs

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What pages show in a console runs, in a folder of its own, with a real
// nfrun, and prints what the page says. See expect for what has to be equal.
func TestConsole(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("curl is not installed")
	}
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "nfrun"), "../cmd/nfrun").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, p := range pages(t) {
		if slices.ContainsFunc(p.blocks, block.runs) {
			t.Run(p.name, func(t *testing.T) {
				s := newSession(t, bin, p)
				for _, b := range p.blocks {
					if b.runs() {
						s.block(b)
					}
				}
				s.end()
			})
		}
	}
}

func (b block) runs() bool { return b.lang == "console" && b.notRun == "" }

// A session is one page's shell, folder, and devices.
type session struct {
	t     *testing.T
	page  page
	dir   string
	ports map[string]string
	shell *exec.Cmd
	input io.Writer
	steps int
	left  []string // process ids of commands that go on
}

func newSession(t *testing.T, bin string, p page) *session {
	t.Helper()
	s := &session{t: t, page: p, dir: t.TempDir(), ports: map[string]string{}}
	if err := os.CopyFS(filepath.Join(s.dir, "scripts"), os.DirFS("../scripts")); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	s.adapt("scripts")
	for _, b := range p.blocks {
		if b.file == "" {
			continue
		}
		file := filepath.Join(s.dir, filepath.FromSlash(b.file))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(s.move(b.text)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	home := filepath.Join(s.dir, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	// To a terminal, curl prints no progress.
	if err := os.WriteFile(filepath.Join(home, ".curlrc"), []byte("silent\nshow-error\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.shell = exec.Command("sh")
	s.shell.Dir = s.dir
	s.shell.Env = []string{
		"PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH"),
		"HOME=" + home,
		"XDG_STATE_HOME=" + filepath.Join(home, ".local", "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, ".config"),
		"NFRUN_LISTEN=" + s.move("127.0.0.1:8940"),
		"NFRUN_DEVICE=" + s.move("http://127.0.0.1:8940"),
		"GOCOVERDIR=" + os.Getenv("GOCOVERDIR"),
	}
	input, err := s.shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.input = input
	if err := s.shell.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, pid := range s.left {
			n, _ := strconv.Atoi(pid)
			syscall.Kill(n, syscall.SIGKILL)
		}
		s.shell.Process.Kill()
		s.shell.Wait()
	})
	return s
}

// adapt gives the examples of the repository, copied, ports of their own.
func (s *session) adapt(dir string) {
	files, err := filepath.Glob(filepath.Join(s.dir, dir, "*", "*.go"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(file, []byte(s.move(string(b))), 0o600)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

var port = regexp.MustCompile(`\b(8940|80[0-9][0-9])\b`)

// move replaces the ports of a page by some that are free.
func (s *session) move(text string) string {
	return port.ReplaceAllStringFunc(text, func(p string) string {
		if s.ports[p] == "" {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				s.t.Fatal(err)
			}
			defer l.Close()
			s.ports[p] = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
		}
		return s.ports[p]
	})
}

// A step is a command and what it prints.
type step struct {
	line    int
	command string
	want    []string
}

// steps splits a block: "$ " begins a command, "> " continues it, the rest is
// what it prints.
func steps(b block) []step {
	var list []step
	for i, line := range strings.Split(strings.TrimSuffix(b.text, "\n"), "\n") {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			list = append(list, step{line: b.line + 1 + i, command: command})
			continue
		}
		if len(list) == 0 {
			list = append(list, step{line: b.line + 1 + i, command: "false # a block begins with a command"})
		}
		last := &list[len(list)-1]
		if more, ok := strings.CutPrefix(line, "> "); ok && len(last.want) == 0 {
			last.command += "\n" + more
		} else {
			last.want = append(last.want, line)
		}
	}
	return list
}

// goesOn matches commands that do not end by themselves.
var goesOn = regexp.MustCompile(`^nfrun (run|watch|logs .*-f)\b`)

// asks matches commands that only look: a person who saved a file looks again
// when nothing has changed yet.
var asks = regexp.MustCompile(`^curl -s http`)

// Bounds of one command, and of looking again.
const (
	patience = time.Minute
	blink    = 10 * time.Second
)

func (s *session) block(b block) {
	s.t.Helper()
	list := steps(b)
	for i, st := range list {
		status := "0"
		if b.exit != "" && i == len(list)-1 {
			status = b.exit
		}
		for j, line := range st.want {
			st.want[j] = s.move(line)
		}
		err := s.run(st, status)
		for deadline := time.Now().Add(blink); err != nil && asks.MatchString(st.command) && time.Now().Before(deadline); {
			time.Sleep(20 * time.Millisecond)
			err = s.run(st, status)
		}
		if err == nil {
			err = s.compiled(st.command)
		}
		if err != nil {
			s.t.Fatalf("%s:%d: %s\n%v", b.page, st.line, st.command, err)
		}
	}
}

func (s *session) run(st step, status string) error {
	s.steps++
	out, rc := filepath.Join(s.dir, fmt.Sprintf(".out%d", s.steps)), filepath.Join(s.dir, fmt.Sprintf(".rc%d", s.steps))
	command := s.move(strings.ReplaceAll(st.command, "go run ./cmd/nfrun", "nfrun"))
	background := goesOn.MatchString(command)
	if background {
		fmt.Fprintf(s.input, "(exec %s) >%s 2>&1 </dev/null & echo $! >%s~; mv %[3]s~ %[3]s\n", command, out, rc)
	} else {
		fmt.Fprintf(s.input, "{ %s\n} >%s 2>&1 </dev/null; echo $? >%s~; mv %[3]s~ %[3]s\n", command, out, rc)
	}
	first, err := s.await(rc)
	if err != nil {
		return fmt.Errorf("%w; so far:\n%s", err, read(out))
	}
	if !background {
		if first != status {
			return fmt.Errorf("exit status %s, want %s:\n%s", first, status, read(out))
		}
		return expect(st.want, read(out), true)
	}
	s.left = append(s.left, first)
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if err = expect(st.want, read(out), false); err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

// execs matches commands that run a script of the page to its end.
var execs = regexp.MustCompile(`\bnfrun exec (\w[\w./-]*)`)

// compiled runs what nfrun exec runs once more and as the compiler builds it:
// both print the same, and end alike.
func (s *session) compiled(command string) error {
	m := execs.FindStringSubmatch(command)
	if m == nil {
		return nil
	}
	i := slices.IndexFunc(s.page.blocks, func(b block) bool { return b.file == m[1] || b.file == m[1]+"/main.go" })
	if i < 0 {
		return fmt.Errorf("the page has no program %s", m[1])
	}
	program := filepath.Join(s.t.TempDir(), "program")
	if err := native(s.t, s.page, s.page.blocks[i], program); err != nil {
		return err
	}
	var said [2]string
	for i, c := range []string{command, execs.ReplaceAllLiteralString(command, program)} {
		cmd := exec.Command("sh", "-c", c)
		cmd.Dir, cmd.Env = s.dir, s.shell.Env
		out, err := cmd.Output()
		if _, ok := err.(*exec.ExitError); err != nil && !ok {
			return err
		}
		said[i] = fmt.Sprintf("%sexit status %d\n", out, cmd.ProcessState.ExitCode())
	}
	if said[0] != said[1] {
		return fmt.Errorf("interpreted:\n%scompiled:\n%s", said[0], said[1])
	}
	return nil
}

// end asks the commands that go on to end, and expects that they do.
func (s *session) end() {
	s.t.Helper()
	for _, pid := range s.left {
		if err := s.run(step{command: "kill " + pid + " && wait " + pid}, "0"); err != nil {
			s.t.Errorf("the end of process %s: %v", pid, err)
		}
	}
}

// await returns what a file says once it is there.
func (s *session) await(file string) (string, error) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(file); err == nil {
			return strings.TrimSpace(string(b)), nil
		}
	}
	return "", fmt.Errorf("it did not end within %v", patience)
}

func read(file string) string {
	b, _ := os.ReadFile(file)
	return string(b)
}

// What differs from time to time, and need not be equal.
var varies = []struct{ pattern, with *regexp.Regexp }{
	{regexp.MustCompile(`…`), regexp.MustCompile(`.*`)},
	{regexp.MustCompile(`\b[0-9a-f]{8}([0-9a-f]{8})?\b`), regexp.MustCompile(`[0-9a-f]{8}([0-9a-f]{8})?`)},
	{regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`), regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`)},
	{regexp.MustCompile(`[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?`), regexp.MustCompile(`[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?`)},
	{regexp.MustCompile(`[0-9]+(\.[0-9]+)? ?(ms|s|kB|MB)\b`), regexp.MustCompile(`[0-9]+(\.[0-9]+)? ?(ms|s|kB|MB)\b`)},
	{regexp.MustCompile(`\b(check|stop|start) [0-9.]+`), regexp.MustCompile(`(check|stop|start) [0-9.]+`)},
	{regexp.MustCompile(` {2,}`), regexp.MustCompile(` +`)},
}

// pattern makes a regular expression of a line of a page.
func pattern(line string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("^")
	for line != "" {
		begin, end, with := len(line), len(line), ""
		for _, v := range varies {
			if at := v.pattern.FindStringIndex(line); at != nil && at[0] < begin {
				begin, end, with = at[0], at[1], v.with.String()
			}
		}
		b.WriteString(regexp.QuoteMeta(line[:begin]) + with)
		line = line[end:]
	}
	b.WriteString(" *$")
	return regexp.MustCompile(b.String())
}

// expect compares what a page shows with what was printed. Where the page has
// "…" anything may be, also any number of lines if it is alone on one; and
// versions, times, sizes and the width of gaps may differ. Unless all, more
// may follow.
func expect(want []string, got string, all bool) error {
	var lines []string
	if got = strings.TrimSuffix(got, "\n"); got != "" {
		lines = strings.Split(got, "\n")
	}
	if matches(want, lines, all) {
		return nil
	}
	return fmt.Errorf("the page shows:\n%s\nwhat was printed:\n%s", strings.Join(want, "\n"), got)
}

func matches(want, got []string, all bool) bool {
	switch {
	case len(want) == 0:
		return !all || len(got) == 0
	case want[0] == "…":
		for skip := range len(got) + 1 {
			if matches(want[1:], got[skip:], all) {
				return true
			}
		}
		return false
	case len(got) == 0:
		return false
	}
	return pattern(want[0]).MatchString(got[0]) && matches(want[1:], got[1:], all)
}

func TestExpect(t *testing.T) {
	for name, c := range map[string]struct {
		want, got string
		all, ok   bool
	}{
		"equal":       {"a", "a\n", true, true},
		"different":   {"a", "b\n", true, false},
		"more":        {"a", "a\nb\n", true, false},
		"more later":  {"a", "a\nb\n", false, true},
		"less":        {"a\nb", "a\n", true, false},
		"any lines":   {"a\n…\nd", "a\nb\nc\nd\n", true, true},
		"any text":    {"a … d", "a b c d\n", true, true},
		"version":     {"v 0123456789abcdef", "v fedcba9876543210\n", true, true},
		"not one":     {"v 0123456789abcdef", "v 1\n", true, false},
		"time":        {"in 7.4 ms", "in 123.0 ms\n", true, true},
		"gap":         {"NAME    STATE", "NAME  STATE\n", true, true},
		"a number":    {"visit 2", "visit 3\n", true, false},
		"nothing":     {"", "", true, false},
		"meta":        {"a.b", "axb\n", true, false},
		"empty at it": {"…", "", true, true},
	} {
		t.Run(name, func(t *testing.T) {
			if err := expect(strings.Split(c.want, "\n"), c.got, c.all); (err == nil) != c.ok {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	got := steps(block{line: 10, text: "$ one \\\n> two\nout\n$ three\n"})
	if len(got) != 2 || got[0].command != "one \\\ntwo" || !slices.Equal(got[0].want, []string{"out"}) || got[1].line != 14 {
		t.Errorf("got %+v", got)
	}
}
