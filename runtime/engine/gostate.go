package engine

import (
	"bytes"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// A goState is what Go's runtime says of a goroutine.
type goState struct {
	state   string // such as "chan receive"
	minutes int
	frames  []string // functions, innermost first
	creator string
	parent  int
	inside  string // function that the script has called
	ended   bool   // it is the main one, and has called runtime.Goexit
}

// maxStacks bounds the text about goroutines, in bytes.
const maxStacks = 4 << 20

// allStacks returns the runtime's text about all goroutines, as of one moment; it is cut when there are very many. It uses buf if that is large enough.
func allStacks(buf []byte) (text []byte, whole bool) {
	size := max(len(buf), min(max(64<<10, 1500*runtime.NumGoroutine()), maxStacks)) // each look stops all of them
	for ; ; size *= 4 {
		if len(buf) < size {
			buf = make([]byte, size)
		}
		if n := runtime.Stack(buf, true); n < size {
			return buf[:n], true
		} else if size >= maxStacks {
			return buf, false
		}
	}
}

var goHead = regexp.MustCompile(`^goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\],]+)(?:, (\d+) minutes)?[^\]]*\]:$`)

// parseGoroutines reads the runtime's text about goroutines.
func parseGoroutines(text []byte, whole bool) map[uint64]*goState {
	all := map[uint64]*goState{}
	blocks := bytes.Split(text, []byte("\n\n"))
	if !whole {
		blocks = blocks[:len(blocks)-1]
	}
	for _, block := range blocks {
		lines := strings.Split(strings.TrimSuffix(string(block), "\n"), "\n")
		m := goHead.FindStringSubmatch(lines[0])
		if m == nil {
			continue
		}
		id, _ := strconv.ParseUint(m[1], 10, 64)
		s := &goState{state: strings.TrimSuffix(m[2], " (scan)")}
		if s.state == "runnable" || s.state == "preempted" { // it runs, and was interrupted to be looked at
			s.state = "running"
		}
		s.minutes, _ = strconv.Atoi(m[3])
		for _, line := range lines[1:] {
			if by, ok := strings.CutPrefix(line, "created by "); ok {
				name, parent, _ := strings.Cut(by, " in goroutine ")
				s.creator = name
				s.parent, _ = strconv.Atoi(parent)
			} else if !strings.HasPrefix(line, "\t") {
				s.frames = append(s.frames, line[:max(0, argumentsAt(line))])
			}
		}
		s.look()
		all[id] = s
	}
	return all
}

// argumentsAt returns where the arguments of a function begin in a line such as "net/http.(*Server).Serve(0x1, {0x2, 0x3})".
func argumentsAt(line string) int {
	if i := strings.LastIndex(line, "("); strings.HasSuffix(line, ")") && i > 0 {
		return i
	}
	return len(line)
}

// enginePackage begins the names of this package's functions.
const enginePackage = "github.com/nfrun/nfrun/runtime/engine."

// fastPackage begins those of what runs scripts fast.
const fastPackage = "github.com/nfrun/nfrun/runtime/engine/internal/fast."

// interpreting tells functions of the interpreter, and of what it calls functions with, from what they have called.
func interpreting(name string) bool {
	for _, prefix := range []string{"github.com/goplus/", enginePackage, fastPackage, "reflect.", "runtime.call", "runtime.reflectcall"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// look finds the function of compiled code that the script is inside of.
func (s *goState) look() {
	for i, name := range s.frames {
		switch { // it waits for the others after runtime.Goexit
		case strings.HasPrefix(name, "github.com/goplus/ixgo.(*Interp).RunFunc.func"):
			s.ended = i == 0 && s.state == "chan receive"
		case name == enginePackage+"(*ixgoProgram).goneOn":
			s.ended = true
		}
		if !interpreting(name) {
			continue
		}
		if i > 0 && !strings.HasPrefix(s.frames[i-1], "runtime.") {
			s.inside = s.frames[i-1]
		}
		return
	}
	if s.creator == enginePackage+"(*ixgoProgram).goroutine.func1" && len(s.frames) > 0 {
		s.inside = s.frames[len(s.frames)-1]
	}
}
