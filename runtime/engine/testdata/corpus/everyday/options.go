package main

import (
	"fmt"
	"time"
)

type Server struct {
	host    string
	port    int
	timeout time.Duration
	tags    map[string]string
	log     func(string)
}

type Option interface{ apply(*Server) error }
type optionFunc func(*Server) error

func (f optionFunc) apply(s *Server) error { return f(s) }

func WithPort(p int) Option {
	return optionFunc(func(s *Server) error {
		if p < 0 || p > 65535 {
			return fmt.Errorf("port %d out of range", p)
		}
		s.port = p
		return nil
	})
}
func WithTag(k, v string) Option {
	return optionFunc(func(s *Server) error {
		if s.tags == nil {
			s.tags = make(map[string]string)
		}
		s.tags[k] = v
		return nil
	})
}

type timeoutOption time.Duration

func (t timeoutOption) apply(s *Server) error { s.timeout = time.Duration(t); return nil }

func Options(os ...Option) Option {
	return optionFunc(func(s *Server) error {
		for i, o := range os {
			if err := o.apply(s); err != nil {
				return fmt.Errorf("option %d: %w", i, err)
			}
		}
		return nil
	})
}

func New(host string, opts ...Option) (*Server, error) {
	s := &Server{host: host, port: 80, timeout: time.Second, log: func(string) {}}
	if err := Options(opts...).apply(s); err != nil {
		return nil, err
	}
	s.log("created " + host)
	return s, nil
}

type Builder struct {
	s   Server
	err error
}

func (b *Builder) Host(h string) *Builder { b.s.host = h; return b }
func (b *Builder) Set(o Option) *Builder {
	if b.err == nil {
		b.err = o.apply(&b.s)
	}
	return b
}
func (b Builder) Build() (Server, error) { return b.s, b.err }

func main() {
	s, err := New("a", WithPort(8080), Options(WithTag("k", "v"), timeoutOption(time.Minute)), WithTag("q", "w"))
	fmt.Println(s.host, s.port, s.timeout, s.tags, err)
	_, err = New("b", WithTag("x", "y"), WithPort(-1))
	fmt.Println(err)
	var lines []string
	s, _ = New("c", optionFunc(func(s *Server) error { s.log = func(m string) { lines = append(lines, m) }; return nil }))
	fmt.Println(lines, s.port)
	b := new(Builder).Host("h").Set(WithPort(1)).Set(WithPort(70000)).Set(WithPort(2))
	v, err := b.Build()
	fmt.Println(v.port, v.host, err)
}
