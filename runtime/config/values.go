package config

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"strconv"
	"strings"
	"time"
)

// Bytes is a size. In a file it is an integer, or a string with a unit:
// "64MB" (kB, MB, GB, TB: powers of 1000), "64MiB" (KiB, MiB, GiB, TiB:
// powers of 1024).
type Bytes int64

// Units of sizes.
const (
	KB Bytes = 1000
	MB       = 1000 * KB
	GB       = 1000 * MB
	TB       = 1000 * GB
)

// String returns b with the largest unit that divides it.
func (b Bytes) String() string {
	for _, u := range []struct {
		size Bytes
		name string
	}{{TB, "TB"}, {1 << 40, "TiB"}, {GB, "GB"}, {1 << 30, "GiB"}, {MB, "MB"}, {1 << 20, "MiB"}, {KB, "kB"}, {1 << 10, "KiB"}} {
		if b != 0 && b%u.size == 0 {
			return strconv.FormatInt(int64(b/u.size), 10) + u.name
		}
	}
	return strconv.FormatInt(int64(b), 10)
}

// ParseBytes reads a size as it stands in a file.
func ParseBytes(s string) (Bytes, error) {
	digits := strings.TrimRight(s, "BKMGTibkmgt ")
	n, err := strconv.ParseFloat(digits, 64)
	unit, ok := unitOf(strings.TrimSpace(s[len(digits):]))
	if err != nil || !ok || n < 0 || math.IsNaN(n) || strings.ContainsAny(digits, "eExXpP_+-") {
		return 0, fmt.Errorf("%q is no size", s)
	}
	n *= float64(unit)
	if n > 1<<62 {
		return 0, fmt.Errorf("%q is too large", s)
	}
	return Bytes(n), nil
}

func unitOf(s string) (Bytes, bool) {
	switch strings.ToUpper(s) {
	case "", "B":
		return 1, true
	case "K", "KB":
		return KB, true
	case "M", "MB":
		return MB, true
	case "G", "GB":
		return GB, true
	case "T", "TB":
		return TB, true
	case "KIB":
		return 1 << 10, true
	case "MIB":
		return 1 << 20, true
	case "GIB":
		return 1 << 30, true
	case "TIB":
		return 1 << 40, true
	}
	return 0, false
}

// Duration is a span of time. In a file it is a string such as "3s" or
// "1m30s".
type Duration time.Duration

const second = Duration(time.Second)

// Duration returns d as the standard library's type.
func (d Duration) Duration() time.Duration { return time.Duration(d) }

// String returns d as it stands in a file.
func (d Duration) String() string { return time.Duration(d).String() }

// A Secret is a value that is not printed, logged or encoded by mistake.
type Secret string

const hidden = "•••"

// Reveal returns the value.
func (s Secret) Reveal() string { return string(s) }

// String returns dots.
func (s Secret) String() string { return hidden }

// GoString returns dots.
func (s Secret) GoString() string { return hidden }

// Format writes dots, whatever the verb is.
func (s Secret) Format(f fmt.State, _ rune) { f.Write([]byte(hidden)) }

// LogValue returns dots.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalJSON returns dots.
func (s Secret) MarshalJSON() ([]byte, error) { return json.Marshal(hidden) }

// MarshalText returns dots.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
