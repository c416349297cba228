package main

import (
	"fmt"
	"strings"
)

type logger struct {
	strings.Builder
	prefix string
}

func (l *logger) log(s string) { l.WriteString(l.prefix + s + ";") }

type service struct {
	*logger
	deps struct {
		log *logger
		cb  func(string)
	}
}

func main() {
	l := &logger{prefix: "> "}
	s := service{logger: l}
	s.deps.log = l
	s.deps.cb = s.deps.log.log
	s.log("a")
	s.deps.log.log("b")
	s.deps.cb("c")
	s.logger.prefix = "# "
	s.deps.cb("d")
	fmt.Println(s.String(), s.Len(), s.prefix)
	arr := [2]service{s, s}
	arr[1].log("e")
	m := map[string]service{"k": s}
	m["k"].log("f")
	fmt.Println(strings.Count(l.String(), ";"))
	sl := []struct{ logger }{{}, {}}
	sl[1].log("x")
	fmt.Println(sl[0].Len(), sl[1].Len())
}
