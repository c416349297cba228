package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// The position of a call is that of the script's own file.
func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line, " ", ok)
}

type T struct{}

func (T) method() string {
	pc, _, _, _ := runtime.Caller(0)
	return runtime.FuncForPC(pc).Name()
}

func trace() (names []string) {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, fmt.Sprint(f.Function, ":", f.Line))
		}
		if !more {
			return
		}
	}
}

func main() {
	fmt.Println(where())
	fmt.Println(func() string { return where() }())
	fmt.Println(T{}.method())
	fmt.Println(trace())
}
