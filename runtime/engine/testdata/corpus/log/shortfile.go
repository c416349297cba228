package main

import (
	"fmt"
	"io"
	"log"
	"os"
)

type w struct{ lines []string }

func (w *w) Write(p []byte) (int, error) { w.lines = append(w.lines, string(p)); return len(p), nil }

func main() {
	var out w
	l := log.New(&out, "pre: ", log.Lmsgprefix|log.Lshortfile)
	l.Println("hello", 1)
	l.Printf("x=%d", 2)
	l.SetFlags(0)
	l.Print("no newline added", "twice\n")
	l.SetPrefix("[p] ")
	l.Output(1, "out")
	for _, s := range out.lines {
		fmt.Printf("%q\n", s)
	}
	fmt.Println(l.Prefix(), l.Flags(), l.Writer() == io.Writer(&out))
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	log.Println("std")
	func() {
		defer func() { fmt.Printf("%v\n", recover()) }()
		log.Panicf("pan %d", 3)
	}()
	func() {
		defer func() { fmt.Printf("%T %[1]v\n", recover()) }()
		l.Panic("a", 1, 2)
	}()
}
