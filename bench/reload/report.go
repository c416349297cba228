package main

import (
	"fmt"
	"io"
	"runtime"
	"strconv"
)

// A report is the outcome of a run.
type report struct {
	Machine string     `json:"machine"`
	Node    string     `json:"node,omitempty"` // version
	Reloads []series   `json:"reloads"`
	Memory  []usage    `json:"memory"`
	Idle    []idleness `json:"idle"`
	Notes   []string   `json:"notes,omitempty"`
}

func machine() string {
	return fmt.Sprintf("%s/%s, %d cores, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
}

// compare fills in the ratios to nfrun.
func (r *report) compare() {
	median, total := map[string]float64{}, map[int]float64{}
	for i, s := range r.Reloads {
		if s.Peer == "nfrun" {
			median[s.Load] = s.Median
		}
		r.Reloads[i].Ratio = ratio(s.Median, median[s.Load])
	}
	for i, u := range r.Memory {
		if u.Peer == "nfrun" {
			total[u.Scripts] = u.Total
		}
		r.Memory[i].Ratio = ratio(u.Total, total[u.Scripts])
	}
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// print writes the report for people.
func (r *report) print(w io.Writer) {
	fmt.Fprint(w, r.Machine)
	if r.Node != "" {
		fmt.Fprintf(w, ", Node %s", r.Node)
	}
	fmt.Fprintln(w)
	t := table{{"upload to first response", "reloads", "median ms", "p90 ms", "max ms", "ratio", "requests/s", "requests", "failed", "per reload", "out of order"}}
	for _, s := range r.Reloads {
		t.add(s.Peer+", "+s.Load, count(s.Reloads), decimal(s.Median), decimal(s.P90), decimal(s.Max), times(s.Ratio),
			count(int(s.PerSecond)), count(int(s.Requests)), count(int(s.Failed)), decimal(float64(s.Failed)/float64(s.Reloads)), count(int(s.OutOfOrder)))
	}
	t.print(w)
	t = table{{"of it, medians", "check ms", "stop ms", "start ms"}}
	for _, s := range r.Reloads {
		if s.Steps != nil {
			t.add(s.Peer+", "+s.Load, decimal(s.Steps.Check), decimal(s.Steps.Stop), decimal(s.Steps.Start))
		}
	}
	t.print(w)
	if len(r.Memory) > 0 {
		t = table{{"memory (PSS)", "scripts", "total MB", "of it supervisor", "MB per script", "ratio"}}
		for _, u := range r.Memory {
			supervisor := "-"
			if u.Supervisor > 0 {
				supervisor = decimal(u.Supervisor)
			}
			t.add(u.Peer, count(u.Scripts), decimal(u.Total), supervisor, decimal(u.Each), times(u.Ratio))
		}
		t.print(w)
		t = table{{"idle", "scripts", "supervisor RSS MB", "CPU % of a core"}}
		for _, i := range r.Idle {
			t.add("nfrun", count(i.Scripts), decimal(i.SupervisorRSS), fmt.Sprintf("%.2f", i.CPU))
		}
		t.print(w)
	}
	for _, s := range r.Reloads {
		if s.Peer == "nfrun" && s.Failed > 0 {
			fmt.Fprintf(w, "\n%s, %s failed: %q\n", s.Peer, s.Load, s.Errors)
		}
	}
	for _, n := range r.Notes {
		fmt.Fprintf(w, "\nnote: %s\n", n)
	}
}

func count(n int) string { return strconv.Itoa(n) }

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func times(r float64) string {
	if r == 0 {
		return "-"
	}
	return decimal(r) + "x"
}

// A table is rows of cells; the first row names the columns.
type table [][]string

func (t *table) add(cells ...string) { *t = append(*t, cells) }

// print aligns the first column left, the others right.
func (t table) print(w io.Writer) {
	width := make([]int, len(t[0]))
	for _, row := range t {
		for i, cell := range row {
			width[i] = max(width[i], len(cell))
		}
	}
	fmt.Fprintln(w)
	for _, row := range t {
		fmt.Fprintf(w, "%-*s", width[0], row[0])
		for i, cell := range row[1:] {
			fmt.Fprintf(w, "  %*s", width[i+1], cell)
		}
		fmt.Fprintln(w)
	}
}
