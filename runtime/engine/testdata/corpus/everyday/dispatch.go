package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

type Cmd struct {
	Name  string
	Usage string
	Run   func(c *Ctx) error
	Sub   []*Cmd
}

type Ctx struct {
	out  io.Writer
	args []string
	path []string
	vars map[string]string
}

type usageError string

func (u usageError) Error() string { return "usage: " + string(u) }

func (c *Cmd) Exec(x *Ctx) error {
	x.path = append(x.path, c.Name)
	if len(x.args) > 0 {
		for _, s := range c.Sub {
			if s.Name == x.args[0] {
				x.args = x.args[1:]
				return s.Exec(x)
			}
		}
	}
	if c.Run == nil {
		var names []string
		for _, s := range c.Sub {
			names = append(names, s.Name)
		}
		return usageError(strings.Join(x.path, " ") + " {" + strings.Join(names, "|") + "}")
	}
	if err := c.Run(x); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(x.path, " "), err)
	}
	return nil
}

type Shell struct {
	root *Cmd
	vars map[string]string
}

func (s *Shell) Set(x *Ctx) error {
	if len(x.args) != 2 {
		return usageError("set KEY VALUE")
	}
	x.vars[x.args[0]] = x.args[1]
	return nil
}

func (s *Shell) Get(x *Ctx) error {
	v, ok := x.vars[x.args[0]]
	if !ok {
		return fmt.Errorf("%q is not set", x.args[0])
	}
	fmt.Fprintln(x.out, v)
	return nil
}

func split(line string) (out []string, err error) {
	var cur strings.Builder
	quote, has := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, has = r, true
		case quote == 0 && r == ' ':
			if has {
				out = append(out, cur.String())
				cur.Reset()
				has = false
			}
		default:
			cur.WriteRune(r)
			has = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("unclosed %c", quote)
	}
	if has {
		out = append(out, cur.String())
	}
	return out, nil
}

func main() {
	s := &Shell{vars: map[string]string{}}
	s.root = &Cmd{Name: "sh", Sub: []*Cmd{
		{Name: "set", Run: s.Set}, {Name: "get", Run: s.Get},
		{Name: "math", Sub: []*Cmd{{Name: "add", Run: func(x *Ctx) error {
			sum := 0
			for _, a := range x.args {
				n, err := strconv.Atoi(a)
				if err != nil {
					return err
				}
				sum += n
			}
			fmt.Fprintln(x.out, sum)
			return nil
		}}}},
	}}
	for _, l := range []string{`set a "hello world"`, "get a", "get b", "math", "math add 1 2 3", "math add x", "set", "", "get 'x", "get", "set '' empty", `get ""`} {
		args, err := split(l)
		if err == nil {
			func() {
				defer func() {
					if r := recover(); r != nil {
						err = fmt.Errorf("crashed: %v", r)
					}
				}()
				err = s.root.Exec(&Ctx{out: os.Stdout, args: args, vars: s.vars})
			}()
		}
		var ue usageError
		fmt.Printf("%q: %v %t\n", args, err, errors.As(err, &ue))
	}
}
