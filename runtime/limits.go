package runtime

import (
	"os"
	"path/filepath"

	"github.com/nfrun/nfrun/runtime/config"
	"github.com/nfrun/nfrun/runtime/sandbox"
)

// limits are what a script's runner is confined to.
func (d *Device) limits(name string, cfg *config.Script) (*sandbox.Limits, error) {
	dir := filepath.Join(d.options.Data, "state", "files", name)
	uid, gid := sandbox.Unprivileged(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if uid >= 0 {
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
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

// join puts a runner into a control group of its own, where the kernel has them.
func (p *process) join(name string, l *sandbox.Limits) error {
	p.mu.Lock()
	p.limits = l
	p.mu.Unlock()
	group, err := sandbox.NewGroup(name, l)
	if err != nil || group == nil {
		return err
	}
	if err := group.Add(p.pid()); err != nil {
		group.Close()
		return err
	}
	p.mu.Lock()
	p.group = group
	p.mu.Unlock()
	return nil
}
