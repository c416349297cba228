package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A row is one workload and what was measured of it, by peer.
type row struct {
	name    string
	mode    string // run or load
	base    string // path of the program, without the ending
	result  string // what the first peer said; all have to agree
	samples map[int]*samples
}

// samples are the measurements of one peer in one row.
type samples struct {
	missing string          // why there are none
	took    []time.Duration // as the program says
	wall    []time.Duration // from start to end of the process
	memory  []int64         // most resident memory, in bytes
}

// workloads returns the rows: the programs in the folder of that name, and programs of some sizes that are only loaded.
func workloads(dir string) ([]*row, error) {
	entries, err := os.ReadDir("workloads")
	if err != nil {
		return nil, fmt.Errorf("%w (run it in bench/engine)", err)
	}
	var rows []*row
	for _, e := range entries {
		rows = append(rows, &row{name: e.Name(), mode: "run", base: filepath.Join("workloads", e.Name(), e.Name())})
	}
	for _, lines := range []int{50, 1000, 10000} {
		base := filepath.Join(dir, "load"+strconv.Itoa(lines))
		for ending, write := range generators {
			if err := os.WriteFile(base+ending, []byte(write(lines)), 0o644); err != nil {
				return nil, err
			}
		}
		rows = append(rows, &row{name: "load" + strconv.Itoa(lines), mode: "load", base: base})
	}
	return rows, nil
}

// round runs the row's program once with a peer. It is an error when the result is not everybody's.
func (r *row) round(ctx context.Context, i int, p *peer) error {
	if r.samples == nil {
		r.samples = map[int]*samples{}
	}
	s := r.samples[i]
	if s == nil {
		s = &samples{missing: p.lacks(r)}
		r.samples[i] = s
	}
	if s.missing != "" {
		return nil
	}
	out, wall, memory, err := p.execute(ctx, r)
	var refused *refusedError
	if errors.As(err, &refused) {
		s.missing = refused.reason
		return nil
	} else if err != nil {
		return fmt.Errorf("%s with %s: %w", r.name, p.name, err)
	}
	fields := strings.Fields(out)
	if len(fields) != 2 {
		return fmt.Errorf("%s with %s printed %q, not a result and nanoseconds", r.name, p.name, out)
	}
	if r.result == "" {
		r.result = fields[0]
	} else if fields[0] != r.result {
		return fmt.Errorf("%s: %s says %s, the others %s", r.name, p.name, fields[0], r.result)
	}
	ns, err := strconv.ParseFloat(fields[1], 64)
	if err != nil {
		return fmt.Errorf("%s with %s: %w", r.name, p.name, err)
	}
	s.took, s.wall, s.memory = append(s.took, time.Duration(ns)), append(s.wall, wall), append(s.memory, memory)
	return nil
}

// summary returns the least and the middle one.
func summary[T int64 | time.Duration](all []T) (least, median T) {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[0], sorted[len(sorted)/2]
}
