package admin

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/nfrun/nfrun/runtime"
)

// reloads remembers how long the deployments took that came through the API.
type reloads struct {
	mu      sync.Mutex
	refused int
	scripts map[string]reload
}

type reload struct {
	count, failed int
	sum, last     float64 // seconds
}

func (r *reloads) done(name string, d *runtime.Deployment) {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := r.scripts[name]
	one.count++
	one.last = d.Timings.Total / 1000
	one.sum += one.last
	if d.Error != nil {
		one.failed++
	}
	r.scripts[name] = one
}

func (r *reloads) failed(dry bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !dry {
		r.refused++
	}
}

func (r *reloads) forget(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.scripts, name)
}

// states are all that a script can be in, in the order of a life.
func states() []runtime.State {
	return []runtime.State{
		runtime.Checking, runtime.Starting, runtime.Running, runtime.Stopping, runtime.Stopped,
		runtime.Exited, runtime.Failed, runtime.Backoff, runtime.Quarantined,
	}
}

// metrics writes the Prometheus text format, version 0.0.4.
func (a *api) metrics(w http.ResponseWriter, r *http.Request) error {
	var m exposition
	a.deviceMetrics(&m)
	scripts := a.control.Scripts()
	scriptMetrics(&m, scripts)
	a.reloads.metrics(&m, scripts)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(m.Len()))
	limitWrite(w)
	w.Write(m.Bytes()) //nolint:errcheck // the client is gone
	return nil
}

func (a *api) deviceMetrics(m *exposition) {
	info := a.control.Info()
	m.family("nfrun_device_info", "gauge", "What the device is; always 1.")
	m.sample("nfrun_device_info", 1, "name", info.Name, "board", info.Board, "os", info.OS, "arch", info.Arch, "version", info.Version)
	m.single("nfrun_start_time_seconds", "gauge", "When the device started, in seconds since 1970.", float64(info.Started.UnixMilli())/1000)
	m.single("nfrun_safe_mode", "gauge", "1 if the device is in safe mode.", number(info.SafeMode))
	m.single("nfrun_supervisor_memory_bytes", "gauge", "Resident memory of the supervisor.", float64(info.Memory.Supervisor))
	m.single("nfrun_memory_total_bytes", "gauge", "Memory of the machine.", float64(info.Memory.Total))
	m.single("nfrun_memory_available_bytes", "gauge", "Memory of the machine that can be had.", float64(info.Memory.Available))
}

func scriptMetrics(m *exposition, scripts []runtime.Status) {
	each := func(name, kind, help string, value func(runtime.Status) float64) {
		m.family(name, kind, help)
		for _, st := range scripts {
			m.sample(name, value(st), "script", st.Name)
		}
	}
	each("nfrun_script_up", "gauge", "1 if the script runs.", func(st runtime.Status) float64 { return number(st.State == runtime.Running) })
	m.family("nfrun_script_state", "gauge", "1 for the state that the script is in.")
	for _, st := range scripts {
		for _, state := range states() {
			m.sample("nfrun_script_state", number(st.State == state), "script", st.Name, "state", string(state))
		}
	}
	m.family("nfrun_script_version_info", "gauge", "The version of the script; always 1.")
	for _, st := range scripts {
		m.sample("nfrun_script_version_info", 1, "script", st.Name, "version", st.Version)
	}
	each("nfrun_script_state_since_seconds", "gauge", "When the state was entered, in seconds since 1970.", func(st runtime.Status) float64 { return float64(st.Since.UnixMilli()) / 1000 })
	each("nfrun_script_restarts_total", "counter", "Restarts since the version was deployed.", func(st runtime.Status) float64 { return float64(st.Restarts) })
	each("nfrun_script_probation", "gauge", "1 if the version is on probation.", func(st runtime.Status) float64 { return number(st.Probation) })
	each("nfrun_script_memory_bytes", "gauge", "Private memory of the script's process.", func(st runtime.Status) float64 { return float64(st.Memory) })
	each("nfrun_script_handles", "gauge", "What the script has open.", func(st runtime.Status) float64 { return float64(len(st.Handles)) })
	each("nfrun_script_listeners", "gauge", "Addresses held for the script.", func(st runtime.Status) float64 { return float64(len(st.Listeners)) })
}

func (r *reloads) metrics(m *exposition, scripts []runtime.Status) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m.single("nfrun_uploads_refused_total", "counter", "Uploads that were refused and changed nothing.", float64(r.refused))
	m.family("nfrun_script_reload_duration_seconds", "summary", "From the end of an upload until the new version was up.")
	for _, st := range scripts {
		if one, ok := r.scripts[st.Name]; ok {
			m.sample("nfrun_script_reload_duration_seconds_sum", one.sum, "script", st.Name)
			m.sample("nfrun_script_reload_duration_seconds_count", float64(one.count), "script", st.Name)
		}
	}
	each := func(name, kind, help string, value func(reload) float64) {
		m.family(name, kind, help)
		for _, st := range scripts {
			if one, ok := r.scripts[st.Name]; ok {
				m.sample(name, value(one), "script", st.Name)
			}
		}
	}
	each("nfrun_script_last_reload_seconds", "gauge", "The same, for the last upload.", func(one reload) float64 { return one.last })
	each("nfrun_script_reload_failures_total", "counter", "Uploads whose version did not stay up.", func(one reload) float64 { return float64(one.failed) })
}

// An exposition is text in the Prometheus format.
type exposition struct{ bytes.Buffer }

func (m *exposition) family(name, kind, help string) {
	fmt.Fprintf(m, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func (m *exposition) single(name, kind, help string, value float64) {
	m.family(name, kind, help)
	m.sample(name, value)
}

// sample writes one line; labels are names and values in turn.
func (m *exposition) sample(name string, value float64, labels ...string) {
	m.WriteString(name)
	for i := 0; i < len(labels); i += 2 {
		m.WriteString([]string{"{", ","}[min(i, 1)] + labels[i] + `="` + escape(labels[i+1]) + `"`)
	}
	if len(labels) > 0 {
		m.WriteByte('}')
	}
	m.WriteString(" " + strconv.FormatFloat(value, 'g', -1, 64) + "\n")
}

func escape(label string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(label)
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
