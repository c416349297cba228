package runtime

import "fmt"

// fork starts a runner and knows of it until it is gone; not while the device
// closes.
func (d *Device) fork(p *process) error {
	d.procs.mu.Lock()
	defer d.procs.mu.Unlock()
	if d.procs.closed {
		return ErrClosing
	}
	if err := d.forker.Start(p.cmd); err != nil {
		return fmt.Errorf("start a runner: %w", err)
	}
	if d.procs.live == nil {
		d.procs.live = map[*process]struct{}{}
	}
	d.procs.live[p] = struct{}{}
	d.procs.all.Add(1)
	return nil
}

// reaped forgets a process that is gone.
func (d *Device) reaped(p *process) {
	d.procs.mu.Lock()
	delete(d.procs.live, p)
	d.procs.mu.Unlock()
	d.procs.all.Done()
}

// killAll kills every runner there is, for good: no other is started.
func (d *Device) killAll() {
	d.procs.mu.Lock()
	defer d.procs.mu.Unlock()
	d.procs.closed = true
	for p := range d.procs.live {
		p.kill()
	}
}

// closeProcesses ends the runners that are left, and what starts them.
func (d *Device) closeProcesses() {
	d.killAll()
	d.spares.close()
	d.procs.all.Wait()
	d.forker.Close()
}
