// Package terminal prints for people: colors, aligned tables and live lines
// where the output is a terminal, plain text everywhere else.
package terminal

import (
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// A Writer is an output that knows whether a person watches it. Its methods
// may be called concurrently; each Write stays in one piece.
type Writer struct {
	mu       sync.Mutex
	w        io.Writer
	file     *os.File
	terminal bool
	colors   bool
	spinning bool
}

// New returns a Writer to a file. NO_COLOR and TERM=dumb turn colors off.
func New(f *os.File) *Writer {
	w := &Writer{w: f, file: f}
	w.terminal = f != nil && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
	w.colors = w.terminal && os.Getenv("NO_COLOR") == ""
	return w
}

// Write implements io.Writer.
func (w *Writer) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.spinning {
		io.WriteString(w.w, eraseLine) //nolint:errcheck // the next write fails as well
	}
	return w.w.Write(b)
}

// Terminal tells whether a person watches.
func (w *Writer) Terminal() bool { return w.terminal }

// Width returns the width of the terminal in characters, or 0 when there is
// none.
func (w *Writer) Width() int {
	if !w.terminal {
		return 0
	}
	width, _, err := term.GetSize(int(w.file.Fd()))
	if err != nil {
		return 0
	}
	return width
}

const eraseLine = "\r\x1b[K"

func (w *Writer) color(code, s string) string {
	if !w.colors || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// Red, Green, Yellow, Dim and Bold return s in that style, or as it is.
func (w *Writer) Red(s string) string    { return w.color("31", s) }
func (w *Writer) Green(s string) string  { return w.color("32", s) }
func (w *Writer) Yellow(s string) string { return w.color("33", s) }
func (w *Writer) Dim(s string) string    { return w.color("2", s) }
func (w *Writer) Bold(s string) string   { return w.color("1", s) }

// Safe returns s without what could make a terminal do more than show text:
// what scripts write may come from anywhere. Colors stay. Elsewhere s is left
// as it is.
func (w *Writer) Safe(s string) string {
	if !w.terminal || strings.IndexFunc(s, control) < 0 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if control(r) && !style.MatchString(s[i:]) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

func control(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 }

var style = regexp.MustCompile(`^\x1b\[[0-9;]*m`)

// Spin shows that something is under way, if it takes longer than a second
// and a person watches. stop ends it.
func (w *Writer) Spin(what string) (stop func()) {
	if !w.terminal {
		return func() {}
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { w.spin(what, done) })
	return sync.OnceFunc(func() { close(done); wg.Wait() })
}

func (w *Writer) spin(what string, done chan struct{}) {
	begun := time.Now()
	tick := time.NewTimer(time.Second)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-done:
			w.frame("")
			return
		case <-tick.C:
			dots := []string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}
			w.frame(dots[i%len(dots)] + " " + what + " " + time.Since(begun).Round(time.Second).String())
			tick.Reset(100 * time.Millisecond)
		}
	}
}

func (w *Writer) frame(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s != "" || w.spinning {
		io.WriteString(w.w, eraseLine+s) //nolint:errcheck // it is but decoration
	}
	w.spinning = s != ""
}

// Table returns rows with their columns aligned, cut to width unless that is
// 0. Cells may be colored.
func Table(rows [][]string, width int) []string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], visible(cell))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		var b strings.Builder
		for j, cell := range row {
			b.WriteString(cell)
			if j < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[j]-visible(cell)+2))
			}
		}
		lines[i] = cut(strings.TrimRight(b.String(), " "), width)
	}
	return lines
}

// visible counts the characters that take up space.
func visible(s string) int {
	n := 0
	for s != "" {
		if strings.HasPrefix(s, "\x1b[") {
			_, s, _ = strings.Cut(s, "m")
			continue
		}
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		n++
	}
	return n
}

// cut shortens a line to a width.
func cut(s string, width int) string {
	if width == 0 || visible(s) <= width {
		return s
	}
	var b strings.Builder
	for n := 0; n < width-1; {
		if strings.HasPrefix(s, "\x1b[") {
			i := strings.IndexByte(s, 'm') + 1
			b.WriteString(s[:i])
			s = s[i:]
			continue
		}
		_, size := utf8.DecodeRuneInString(s)
		b.WriteString(s[:size])
		s = s[size:]
		n++
	}
	b.WriteString("…")
	if strings.Contains(b.String(), "\x1b[") {
		b.WriteString("\x1b[0m")
	}
	return b.String()
}

// A Live is a block of lines that is drawn over itself. Only on a terminal.
type Live struct {
	w     *Writer
	lines int
}

// NewLive returns an empty block at the cursor.
func NewLive(w *Writer) *Live { return &Live{w: w} }

// Draw replaces the block.
func (l *Live) Draw(lines []string) {
	var b strings.Builder
	if l.lines > 0 {
		b.WriteString("\x1b[" + strconv.Itoa(l.lines) + "A\r\x1b[J")
	}
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
	io.WriteString(l.w, b.String()) //nolint:errcheck // the terminal is gone
	l.lines = len(lines)
}
