package sandbox

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unsafe"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// What every script may read: what the standard library needs for names,
// certificates, time zones and its own process.
var readable = []string{
	"/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates",
	"/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/etc/services", "/etc/protocols",
	"/etc/localtime", "/usr/share/zoneinfo", "/etc/mime.types", "/usr/share/mime",
	"/dev/urandom", "/dev/random", "/dev/zero",
	"/proc/self", "/proc/sys/net/core/somaxconn", "/proc/cpuinfo", "/proc/meminfo",
}

// What the C library loads when the program is linked with it and a name has
// to be looked up with a module of nsswitch.conf.
var libraries = []string{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"}

// What programs that a script starts need.
var programs = []string{
	"/bin", "/sbin", "/usr", "/lib", "/lib32", "/lib64", "/opt", "/nix/store",
	"/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/passwd", "/etc/group", "/proc",
}

// Landlock knows these rights; see landlock.V6. Opening connections is not
// restricted: what a script may reach is a matter of the firewall.
const landlockNewest = 6

// confineFiles restricts what the process can open, on all threads.
func confineFiles(l *Limits, r *Report) error {
	abi := landlockABI()
	if abi == 0 {
		r.add("landlock", Missing, "kernel without Landlock, or off at boot")
		return nil
	}
	cfg := landlock.V6
	cfg.HandledAccessNet = 0
	rules, err := fileRules(l, abi)
	if err == nil {
		err = cfg.BestEffort().Restrict(rules...)
	}
	if err != nil {
		return &Error{Measure: "landlock", Err: err}
	}
	if abi < landlockNewest {
		r.add("landlock", Partial, fmt.Sprintf("ABI %d: %s", abi, landlockGaps(abi)))
	} else {
		r.add("landlock", OK, fmt.Sprintf("ABI %d", abi))
	}
	return nil
}

func fileRules(l *Limits, abi int) ([]landlock.Rule, error) {
	const device = landlock.AccessFSSet(unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_WRITE_FILE)
	const read = landlock.AccessFSSet(unix.LANDLOCK_ACCESS_FS_READ_FILE)
	const list = landlock.AccessFSSet(unix.LANDLOCK_ACCESS_FS_READ_DIR)
	rules := []landlock.Rule{landlock.PathAccess(device, "/dev/null").IgnoreIfMissing()}
	add := func(path string, write, exec bool) error {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return err
		case write && info.IsDir() && abi < 2:
			// Asking for moves would have the library do nothing at all.
			rules = append(rules, landlock.RWDirs(path))
		case write && info.IsDir():
			rules = append(rules, landlock.RWDirs(path).WithRefer().WithIoctlDev())
		case write:
			rules = append(rules, landlock.RWFiles(path).WithIoctlDev())
		case exec && info.IsDir():
			rules = append(rules, landlock.RODirs(path))
		case info.IsDir():
			rules = append(rules, landlock.PathAccess(read|list, path))
		default:
			rules = append(rules, landlock.PathAccess(read, path))
		}
		return nil
	}
	for _, p := range readable {
		add(p, false, false)
		// A resolver that keeps its file elsewhere replaces it there, so
		// the rule has to be for the folder: one for the file would be for
		// the old one.
		if dir := linkedFolder(p); dir != "" {
			add(dir, false, false)
		}
	}
	if usesCgo {
		for _, p := range libraries {
			add(p, false, false)
		}
	}
	if l.Exec {
		for _, p := range programs {
			add(p, false, true)
		}
	}
	for _, p := range l.Read {
		add(p, false, l.Exec)
	}
	for _, p := range l.Write {
		add(p, true, false)
	}
	if l.Dir != "" {
		// The user may not be allowed to walk the path of Dir, but this
		// process is there already.
		if err := add(".", true, false); err != nil {
			return nil, fmt.Errorf("%s as the working directory: %w", l.Dir, err)
		}
	}
	return rules, nil
}

// linkedFolder returns the folder under /run to which the link path leads,
// such as /run/systemd/resolve for /etc/resolv.conf; else "".
func linkedFolder(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return ""
	}
	dir := filepath.Dir(target)
	if strings.HasPrefix(dir, "/run/") && !strings.HasPrefix(path, "/run/") {
		return dir
	}
	return ""
}

// landlockABI returns the version of Landlock, 0 where there is none.
func landlockABI() int {
	v, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(nil)), 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 {
		return 0
	}
	return int(v)
}

// landlockGaps says what an older ABI does not restrict.
func landlockGaps(abi int) string {
	var gaps []string
	for _, g := range []struct {
		since int
		what  string
	}{{2, "moves between folders are all denied"}, {3, "truncate is free"}, {5, "ioctl on devices is free"}, {6, "signals and abstract sockets are free"}} {
		if abi < g.since {
			gaps = append(gaps, g.what)
		}
	}
	return strings.Join(gaps, ", ")
}
