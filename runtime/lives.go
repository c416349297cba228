package runtime

import (
	"encoding/json"
	"os"
	"strings"
	"time"
)

// lives counts how often in a row the supervisor ended within its first
// minute without being asked: what brings a device down again and again must
// not be started once more.
type lives struct {
	d     *Device
	safe  bool
	timer *time.Timer
}

// livesState is what is remembered of the lives before; the file is gone
// after a life that was long enough or ended in order.
type livesState struct {
	Boot    string `json:"boot"`    // the kernel's boot id
	Deaths  int    `json:"deaths"`  // short lives in a row
	Reboots int    `json:"reboots"` // of them, those that began with a boot
}

const livesFile = "lives.json"

func (d *Device) beginLife() (*lives, error) {
	l := &lives{d: d}
	var st livesState
	if b, err := d.store.ReadState(livesFile); err == nil {
		json.Unmarshal(b, &st)
	}
	l.safe = st.Deaths >= d.options.Policy.Deaths || st.Reboots >= d.options.Policy.Reboots
	boot := bootID()
	st.Deaths++
	if boot != st.Boot {
		st.Reboots++
	}
	st.Boot = boot
	b, err := json.Marshal(&st)
	if err != nil {
		return nil, err
	}
	if err := d.store.WriteState(livesFile, b); err != nil {
		return nil, err
	}
	l.timer = time.AfterFunc(d.options.Policy.ShortLife, l.forgive)
	return l, nil
}

// forgive ends the row: this life was long enough.
func (l *lives) forgive() {
	if err := l.d.store.RemoveState(livesFile); err != nil {
		l.d.log.Warn("lives", "error", err.Error())
	}
}

// end is called when the device closes in order.
func (l *lives) end() {
	l.timer.Stop()
	l.forgive()
}

func bootID() string {
	b, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}
