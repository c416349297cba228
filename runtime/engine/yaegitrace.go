package engine

import (
	"fmt"
	"io"
	"log"
	"reflect"
	"regexp"
	"strconv"
	"sync"

	"github.com/timandy/routine"
)

// traceback takes yaegi's standard error: while a panic unwinds, yaegi prints a line for each of the script's frames there, the innermost first.
type traceback struct {
	next io.Writer
	from *origins
}

var panicLine = regexp.MustCompile(`^(.+?):(\d+):(\d+): panic: (.+)\(\.\.\.\)\n$`)

// unwound holds the frames of panics under way by goroutine; as with running, Explain knows no more than the panic.
var unwound struct {
	sync.Mutex
	frames map[uint64][]Frame
}

func (t traceback) Write(b []byte) (int, error) {
	m := panicLine.FindSubmatch(b)
	if m == nil {
		return t.next.Write(b)
	}
	line, _ := strconv.Atoi(string(m[2]))
	file, line := t.from.of(string(m[1]), line)
	unwound.Lock()
	defer unwound.Unlock()
	if unwound.frames == nil {
		unwound.frames = map[uint64][]Frame{}
	}
	id := routine.Goid()
	if len(unwound.frames[id]) < maxFrames {
		unwound.frames[id] = append(unwound.frames[id], Frame{Func: string(m[4]), File: file, Line: line})
	}
	return len(b), nil
}

// takeUnwound returns what the panic on the calling goroutine has passed through.
func takeUnwound() []Frame {
	unwound.Lock()
	defer unwound.Unlock()
	id := routine.Goid()
	f := unwound.frames[id]
	delete(unwound.frames, id)
	return f
}

// recovered is put around a script's calls of recover.
func recovered(v any) any {
	if v != nil {
		takeUnwound()
	}
	return v
}

// stringerFuncs lists the functions whose arguments yaegi wraps so that they see a script type's methods.
func stringerFuncs() map[reflect.Value][]reflect.Type {
	types := []reflect.Type{reflect.TypeFor[fmt.Formatter](), reflect.TypeFor[fmt.Stringer]()}
	m := map[reflect.Value][]reflect.Type{}
	for _, f := range []any{
		fmt.Errorf, fmt.Fprint, fmt.Fprintf, fmt.Fprintln, fmt.Print, fmt.Printf, fmt.Println, fmt.Sprint, fmt.Sprintf, fmt.Sprintln, fmt.Append,
		fmt.Appendf, fmt.Appendln, log.Fatal, log.Fatalf, log.Fatalln, log.Panic, log.Panicf, log.Panicln, log.Print, log.Printf, log.Println,
	} {
		m[reflect.ValueOf(f)] = types
	}
	return m
}
