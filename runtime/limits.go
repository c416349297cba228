package runtime

import (
	"os"
	"path/filepath"

	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/sandbox"
)

// filesDir is the folder that a script may write to, its working directory.
func (d *Device) filesDir(name string) string {
	return filepath.Join(d.store.Path(), "state", "files", name)
}

// limits are what a script's runner is confined to.
func (d *Device) limits(name string, cfg *config.Script) (*sandbox.Limits, error) {
	dir := d.filesDir(name)
	uid, gid := sandbox.Unprivileged(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if uid >= 0 {
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
		// The way there may be walked by the script's user, not looked at.
		for parent := filepath.Dir(dir); ; parent = filepath.Dir(parent) {
			if err := os.Chmod(parent, 0o711); err != nil {
				return nil, err
			}
			if parent == d.store.Path() {
				break
			}
		}
	}
	return &sandbox.Limits{
		Memory:    int64(cfg.Memory),
		Files:     cfg.Files,
		Processes: cfg.Processes,
		CPUWeight: cfg.CPUWeight,
		Exec:      cfg.Exec,
		Read:      cfg.Read,
		Write:     cfg.Write,
		UID:       uid,
		GID:       gid,
		Dir:       dir,
	}, nil
}

// newGroup puts a runner into a control group of its own, where the kernel
// has them. That is done while it is a spare: moving a process can take the
// kernel ten milliseconds, setting limits takes none.
func (d *Device) newGroup(pid int) *sandbox.Group {
	group, err := sandbox.NewGroup("runner", &sandbox.Limits{UID: -1, GID: -1})
	if err != nil || group == nil {
		return nil
	}
	if err := group.Add(pid); err != nil {
		group.Close()
		return nil
	}
	return group
}

// limit sets what a runner's control group holds it to.
func (p *process) limit(l *sandbox.Limits) error {
	p.mu.Lock()
	p.limits = l
	group := p.group
	p.mu.Unlock()
	return group.Limit(l)
}
