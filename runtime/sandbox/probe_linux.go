package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
)

func probe() []Feature {
	return slices.Concat([]Feature{probeLandlock(), probeSeccomp()}, probeGroups(), []Feature{probeUser(), probeMemory()})
}

func probeLandlock() Feature {
	f := Feature{Name: "landlock", State: OK}
	switch abi := landlockABI(); {
	case abi == 0:
		f.State, f.Detail = Missing, "scripts can open every file that their user can"
		f.Cure = "use a kernel with CONFIG_SECURITY_LANDLOCK=y (5.13 or newer) and landlock in CONFIG_LSM or in lsm= on the kernel command line"
	case abi < landlockNewest:
		f.State, f.Detail = Partial, fmt.Sprintf("ABI %d: %s", abi, landlockGaps(abi))
		f.Cure = "use kernel 6.12 or newer"
	default:
		f.Detail = fmt.Sprintf("ABI %d", abi)
	}
	return f
}

func probeSeccomp() Feature {
	f := Feature{Name: "seccomp", State: OK, Detail: "starting programs, tracing and administration are denied"}
	switch {
	case !slices.Contains(archNames[:], runtime.GOARCH):
		f.State, f.Detail = Missing, "nfrun has no table of system calls for "+runtime.GOARCH
	case !seccompAvailable():
		f.State, f.Detail = Missing, "scripts can start programs"
		f.Cure = "use a kernel with CONFIG_SECCOMP_FILTER=y"
	case runtime.GOARCH == "386":
		f.State, f.Detail = Partial, "MPTCP sockets cannot be denied on 386"
	}
	return f
}

// probeGroups answers one feature per controller.
func probeGroups() []Feature {
	found := hierarchies()
	var fs []Feature
	for _, c := range controllers {
		f := Feature{Name: "cgroup " + c, State: OK}
		i := slices.IndexFunc(found, func(h hierarchy) bool { return slices.Contains(h.controllers, c) })
		switch {
		case i < 0:
			f.State, f.Detail, f.Cure = Missing, "not offered by this kernel, or not delegated"+instead(c), cureGroup(c)
		case !found[i].writable():
			f.State, f.Detail = Missing, found[i].base+" belongs to another user"+instead(c)
			f.Cure = "run nfrun as a systemd service with Delegate=yes"
		default:
			f.Detail = "version 1, " + found[i].base
			if found[i].v2 {
				f.Detail = "version 2, " + found[i].base
			}
		}
		fs = append(fs, f)
	}
	return fs
}

// instead says what holds without the controller.
func instead(controller string) string {
	switch controller {
	case "memory":
		return "; RLIMIT_DATA limits private memory, nothing limits page cache and shared memory"
	case "pids":
		return "; Go's thread limit applies"
	default:
		return "; the nice value applies"
	}
}

func cureGroup(controller string) string {
	if controller == "memory" && !kernelEnables("memory") {
		if _, err := os.Stat("/boot/firmware/cmdline.txt"); err == nil {
			return "add cgroup_enable=memory to the line in /boot/firmware/cmdline.txt and reboot"
		}
		if _, err := os.Stat("/boot/cmdline.txt"); err == nil {
			return "add cgroup_enable=memory to the line in /boot/cmdline.txt and reboot"
		}
		return "add cgroup_enable=memory to the kernel command line and reboot"
	}
	return "run nfrun as a systemd service with Delegate=yes, or mount cgroup2 on /sys/fs/cgroup"
}

// kernelEnables reads /proc/cgroups: name, hierarchy, groups, enabled.
func kernelEnables(controller string) bool {
	b, err := os.ReadFile("/proc/cgroups")
	if err != nil {
		return true // newer kernels need not have it
	}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) == 4 && f[0] == controller {
			return f[3] == "1"
		}
	}
	return true
}

func probeUser() Feature {
	f := Feature{Name: "user", State: OK}
	if uid, _ := Unprivileged("x"); uid < 0 {
		f.State = Partial
		f.Detail = fmt.Sprintf("scripts run as uid %d, like nfrun itself", os.Getuid())
		f.Cure = "run nfrun as root, which gives each script a user of its own"
	} else if isPrivateID(uid) {
		f.Detail = "each script has a user id of its own"
	} else {
		f.Detail = fmt.Sprintf("scripts run as user nfrun, uid %d", uid)
	}
	return f
}

func probeMemory() Feature {
	f := Feature{Name: "memory limit", State: OK, Detail: "RLIMIT_DATA, relative to what a runner has mapped"}
	if usesCgo {
		f.Detail += "; up to 16 MiB more for thread stacks (none if built with CGO_ENABLED=0)"
	}
	return f
}
