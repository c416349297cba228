package sandbox

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// strays returns what pid started that may have left its process group: its
// descendants, and all that is in its control group.
func strays(pid int) []int {
	all := DescendantsOf(pid)
	own, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cgroup")
	parent, err2 := parentName()
	if err != nil || err2 != nil {
		return all
	}
	for _, h := range hierarchies() {
		path, ok := ownGroup(string(own), h)
		if !ok || filepath.Base(filepath.Dir(path)) != parent {
			continue
		}
		rel := path[strings.LastIndex(path, parent):]
		all = append(all, readPIDs(filepath.Join(h.base, rel, "cgroup.procs"))...)
	}
	return all
}
