package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type Plugin interface {
	Name() string
	Run(args []string) (string, error)
}

type Initializer interface {
	Init(cfg map[string]any) error
}
type Closer interface{ Close() error }

type Registry struct {
	factories map[string]func() Plugin
	order     []string
	live      []Plugin
}

func (r *Registry) Register(name string, f func() Plugin) {
	if _, dup := r.factories[name]; dup {
		panic("plugin registered twice: " + name)
	}
	if r.factories == nil {
		r.factories = map[string]func() Plugin{}
	}
	r.factories[name] = f
	r.order = append(r.order, name)
}

func (r *Registry) Start(cfg map[string]map[string]any) error {
	var errs []error
	for _, n := range r.order {
		p := r.factories[n]()
		if i, ok := p.(Initializer); ok {
			if err := i.Init(cfg[n]); err != nil {
				errs = append(errs, fmt.Errorf("init %s: %w", n, err))
				continue
			}
		}
		r.live = append(r.live, p)
	}
	return errors.Join(errs...)
}

func (r *Registry) Stop() {
	for _, p := range slices.Backward(r.live) {
		if c, ok := p.(Closer); ok {
			fmt.Println("close", p.Name(), c.Close())
		}
	}
}

type base struct{ name string }

func (b base) Name() string { return b.name }

type echo struct{ base }

func (echo) Run(a []string) (string, error) { return strings.Join(a, " "), nil }

type counter struct {
	base
	start int
	n     int
}

func (c *counter) Init(cfg map[string]any) error {
	s, ok := cfg["start"].(int)
	if !ok {
		return fmt.Errorf("start: want int, have %T", cfg["start"])
	}
	c.start = s
	return nil
}
func (c *counter) Run([]string) (string, error) { c.n++; return strconv.Itoa(c.start + c.n), nil }
func (c *counter) Close() error                 { return fmt.Errorf("ran %d times", c.n) }

type funcPlugin struct {
	base
	Func func([]string) (string, error)
}

func (f funcPlugin) Run(a []string) (string, error) { return f.Func(a) }

func main() {
	var r Registry
	r.Register("echo", func() Plugin { return echo{base{"echo"}} })
	r.Register("count", func() Plugin { return &counter{base: base{"count"}} })
	r.Register("bad", func() Plugin { return &counter{base: base{"bad"}} })
	r.Register("div", func() Plugin {
		return funcPlugin{base{"div"}, func(a []string) (_ string, err error) {
			defer func() {
				if e, ok := recover().(error); ok {
					err = e
				}
			}()
			x, _ := strconv.Atoi(a[0])
			y, _ := strconv.Atoi(a[1])
			return fmt.Sprint(x / y), nil
		}}
	})
	fmt.Println(r.Start(map[string]map[string]any{"count": {"start": 10}, "bad": {"start": "x"}}))
	for _, p := range r.live {
		for _, a := range [][]string{{"6", "3"}, {"1", "0"}, {"1"}} {
			s, err := p.Run(a)
			fmt.Printf("%s%q = %q %v\n", p.Name(), a, s, err)
		}
	}
	r.Stop()
	defer func() { fmt.Println(recover()) }()
	r.Register("echo", nil)
}
