package terminal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTable(t *testing.T) {
	red := "\x1b[31mfailed\x1b[0m"
	rows := [][]string{{"NAME", "STATE", "ERROR"}, {"a-long-name", red, "größer"}, {"b", "running", ""}}
	want := []string{
		"NAME         STATE    ERROR",
		"a-long-name  " + red + "   größer",
		"b            running",
	}
	if diff := cmp.Diff(want, Table(rows, 0)); diff != "" {
		t.Error(diff)
	}
	for _, line := range Table(rows, 20) {
		if visible(line) > 20 {
			t.Errorf("%q is wider than 20", line)
		}
	}
	if got := Table(rows, 17)[1]; !strings.HasSuffix(got, "…\x1b[0m") || visible(got) != 17 {
		t.Errorf("cut to %q", got)
	}
}

// A block is drawn over the one before.
func TestLive(t *testing.T) {
	var b strings.Builder
	l := NewLive(&Writer{w: &b, terminal: true})
	l.Draw([]string{"one", "two"})
	l.Draw([]string{"three"})
	if want := "one\ntwo\n\x1b[2A\r\x1b[Jthree\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// Where nobody watches there are no colors and nothing spins.
func TestPlain(t *testing.T) {
	var b strings.Builder
	w := &Writer{w: &b}
	w.Spin("waiting")()
	if got := w.Red("x") + w.Dim("y") + b.String(); got != "xy" {
		t.Errorf("got %q", got)
	}
}

// A script cannot move the cursor, or change the title of the window.
func TestSafe(t *testing.T) {
	w := &Writer{terminal: true}
	got := w.Safe("a\tb \x1b[31mred\x1b[0m \x1b[2J\x1b]0;title\a ü")
	if want := "a\tb \x1b[31mred\x1b[0m \ufffd[2J\ufffd]0;title\ufffd ü"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
