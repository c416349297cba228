package engine

import (
	"fmt"
	"log"
	"path"
	"sync"
)

// logOverrides returns what stands in for the functions of package log: the position that a logger may print is that of the script, which the Go stack
// does not know, and what ends the process does it with exit.
func logOverrides(exit func(int)) map[string]any {
	m := map[string]any{
		"log.Output":           func(depth int, s string) error { return logOutput(log.Default(), depth, s) },
		"(*log.Logger).Output": logOutput,
	}
	for name, then := range map[string]func(string){
		"Print": func(string) {}, "Fatal": func(string) { exit(1) }, "Panic": func(s string) { panic(s) },
	} {
		done := func(l *log.Logger, s string) {
			_ = logOutput(l, 1, s) // as package log does, which tells nobody either
			then(s)
		}
		m["log."+name] = func(v ...any) { done(log.Default(), fmt.Sprint(v...)) }
		m["log."+name+"f"] = func(format string, v ...any) { done(log.Default(), fmt.Sprintf(format, v...)) }
		m["log."+name+"ln"] = func(v ...any) { done(log.Default(), fmt.Sprintln(v...)) }
		m["(*log.Logger)."+name] = func(l *log.Logger, v ...any) { done(l, fmt.Sprint(v...)) }
		m["(*log.Logger)."+name+"f"] = func(l *log.Logger, format string, v ...any) { done(l, fmt.Sprintf(format, v...)) }
		m["(*log.Logger)."+name+"ln"] = func(l *log.Logger, v ...any) { done(l, fmt.Sprintln(v...)) }
	}
	return m
}

// positioned holds writes of loggers that print positions apart: they are made by copies of the loggers.
var positioned sync.Mutex

// logOutput is Output with the position of the script's call; depth 1 is the caller.
func logOutput(l *log.Logger, depth int, s string) error {
	const files = log.Lshortfile | log.Llongfile
	flags := l.Flags()
	if flags&files == 0 {
		return l.Output(depth, s)
	}
	where := "???:0: "
	if fr := frames(); depth >= 1 && depth <= len(fr) {
		f := fr[depth-1]
		if flags&log.Lshortfile != 0 {
			f.File = path.Base(f.File)
		}
		where = fmt.Sprintf("%s:%d: ", f.File, f.Line)
	}
	prefix := l.Prefix()
	if flags&log.Lmsgprefix != 0 {
		where, prefix = where+prefix, ""
	}
	positioned.Lock()
	defer positioned.Unlock()
	return log.New(l.Writer(), prefix, flags&^files).Output(1, where+s)
}
