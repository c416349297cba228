package runtime

import (
	"bufio"
	"os"
	goruntime "runtime"
	"strconv"
	"strings"
	"time"

	"github.com/nfrun/nfrun/runtime/engine"
)

// Info implements Control.
func (d *Device) Info() Info {
	name := d.config.Name
	if name == "" {
		name, _ = os.Hostname()
	}
	info := Info{
		Name:     name,
		Board:    d.options.Board,
		OS:       goruntime.GOOS,
		Arch:     goruntime.GOARCH,
		Version:  d.options.Version,
		Started:  d.begun,
		Uptime:   time.Since(d.begun).Seconds(),
		Memory:   readMemory(),
		Plugins:  []string{},
		Engines:  engine.Engines(),
		SafeMode: d.safe,
	}
	for _, p := range d.options.Plugins {
		info.Plugins = append(info.Plugins, p.Name)
	}
	return info
}

// readMemory reads /proc; zeros where there is none.
func readMemory() Memory {
	return Memory{
		Total:      procValue("/proc/meminfo", "MemTotal:"),
		Available:  procValue("/proc/meminfo", "MemAvailable:"),
		Supervisor: procValue("/proc/self/status", "VmRSS:"),
	}
}

// procValue returns a value that /proc gives in kB, in bytes.
func procValue(file, key string) int64 {
	f, err := os.Open(file)
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), key); ok {
			n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}
