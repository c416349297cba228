package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string { return strings.Join(*l, ",") }
func (l *list) Set(s string) error {
	if s == "" {
		return errors.New("empty item")
	}
	*l = append(*l, s)
	return nil
}

type level int

func (l level) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("L", int(l))), nil }
func (l *level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "L%d", (*int)(l))
	return err
}

func parse(args ...string) {
	f := flag.NewFlagSet("prog", flag.ContinueOnError)
	f.SetOutput(os.Stdout)
	n := f.Int("n", 5, "the `number` of things")
	b := f.Bool("b", false, "a bool")
	d := f.Duration("d", time.Second, "wait")
	s := f.String("s", "x", "text")
	var l list
	f.Var(&l, "l", "list")
	var lv level
	f.TextVar(&lv, "lv", level(2), "level")
	f.Func("f", "func", func(s string) error { fmt.Println("func", s); return nil })
	f.BoolFunc("bf", "boolfunc", func(s string) error { fmt.Println("boolfunc", s); return nil })
	err := f.Parse(args)
	fmt.Println(*n, *b, *d, *s, l, int(lv), f.Args(), err, errors.Is(err, flag.ErrHelp))
	f.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println(f.NArg(), f.NFlag())
}

func main() {
	parse("-n", "7", "-b", "-d=2m", "--s", "y z", "-l", "a", "-l=b", "-lv", "L9", "-f", "v", "-bf", "rest", "-n")
	parse("-n", "x")
	parse("-l", "")
	parse("-zz")
	parse("-h")
	parse("-n")
	parse("--", "-n", "1")
}
