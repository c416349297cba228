package config

import (
	"fmt"
	"net"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

var engines = []string{"ixgo", "yaegi"}

// A checker collects what is out of range.
type checker struct {
	prefix   []string // of the keys
	mistakes []mistake
}

func (c *checker) fail(key, hint, format string, args ...any) {
	at := append(slices.Clone(c.prefix), strings.Split(key, ".")...)
	c.mistakes = append(c.mistakes, mistake{at, dotted(at) + ": " + fmt.Sprintf(format, args...), hint})
}

func (c *checker) oneOf(key, value string, known ...string) {
	if slices.Contains(known, value) {
		return
	}
	hint := "use one of " + strings.Join(known, ", ")
	if near := nearest(value, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	c.fail(key, hint, "%q is not known", value)
}

// within checks a range.
func within[T ~int | ~int64](c *checker, key string, value, least, most T) {
	if value < least || value > most {
		c.fail(key, "", "%v is not between %v and %v", value, least, most)
	}
}

// check finds what is out of range in a script's configuration; prefix is
// the table that it stands in.
func (s *Script) check(prefix ...string) []mistake {
	c := &checker{prefix: prefix}
	if s.Engine != "" {
		c.oneOf("engine", s.Engine, engines...)
	}
	c.oneOf("restart", s.Restart, "on-failure", "always", "never")
	within(c, "memory", s.Memory, MB, TB)
	within(c, "files", s.Files, 16, 1<<20)
	within(c, "processes", s.Processes, 8, 1<<15)
	within(c, "cpu_weight", s.CPUWeight, 1, 10000)
	within(c, "grace", s.Grace, 0, Duration(5*time.Minute))
	within(c, "probation", s.Probation, 0, Duration(time.Hour))
	if s.Health != 0 {
		within(c, "health", s.Health, Duration(100*time.Millisecond), Duration(time.Hour))
	}
	c.paths("read", s.Read)
	c.paths("write", s.Write)
	for _, p := range s.Allow {
		if p == "" || strings.ContainsAny(p, " \x00\"") {
			c.fail("allow", `write the import path, e.g. "os/exec"`, "%q is no import path", p)
		}
	}
	for name, value := range s.Env {
		if name == "" || strings.ContainsAny(name, "=\x00") || strings.Contains(value, "\x00") {
			c.fail("env", "", "%q cannot be an environment variable", name)
		}
	}
	for _, arg := range s.Args {
		if strings.Contains(arg, "\x00") {
			c.fail("args", "", "%q cannot be an argument", arg)
		}
	}
	return c.mistakes
}

func (c *checker) paths(key string, list []string) {
	for _, p := range list {
		if !path.IsAbs(p) || strings.Contains(p, "\x00") {
			c.fail(key, "begin it with /", "%q is not an absolute path", p)
		}
	}
}

// check finds what is out of range in a device's configuration.
func (d *Device) check() []mistake {
	c := &checker{}
	c.oneOf("engine", d.Engine, engines...)
	within(c, "max_upload", d.MaxUpload, KB, GB)
	if _, port, err := net.SplitHostPort(d.Listen); err != nil || !isPort(port) {
		c.fail("listen", `write HOST:PORT, e.g. "127.0.0.1:8940"`, "%q is no address", d.Listen)
	}
	for _, name := range d.TLS.Names {
		if name == "" || strings.ContainsAny(name, " /:\x00") && net.ParseIP(name) == nil {
			c.fail("tls.names", `write a host name or an IP address, e.g. "device.local"`, "%q is no name", name)
		}
	}
	for name, o := range d.Scripts {
		at := []string{"scripts", name}
		c.mistakes = append(c.mistakes, checkScriptName(at, name)...)
		s := Defaults()
		o.apply(s)
		c.mistakes = append(c.mistakes, s.check(at...)...)
	}
	return c.mistakes
}

func checkScriptName(at []string, name string) []mistake {
	if store.ValidName(name) {
		return nil
	}
	return []mistake{{at, fmt.Sprintf("%q is not a name for a script", name), "use at most 63 of a-z, 0-9 and -, with no dash first"}}
}

func isPort(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && n <= 65535
}
