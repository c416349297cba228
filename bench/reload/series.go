package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"
)

// A peer runs one web server, whose answer to any request is the number of
// the version that gives it.
type peer interface {
	name() string
	address() string
	// deploy replaces the version that runs and returns the moment at which
	// the new code was handed over completely.
	deploy(ctx context.Context, version int) (uploaded time.Time, err error)
	version() int   // the last one deployed
	steps() []steps // of the deployments so far, where the peer tells
	pid() int
	close()
}

// A load is what clients do to the server meanwhile.
type load struct {
	name  string
	kept  int           // clients that keep their connection
	fresh int           // clients that open a connection for each request
	pause time.Duration // between two requests of a client
}

// steps is what a deployment took by the device's own account, in
// milliseconds: the new version is checked while the old one serves, then the
// old one stops and the new one starts.
type steps struct {
	Check float64 `json:"check_ms"`
	Stop  float64 `json:"stop_ms"`
	Start float64 `json:"start_ms"`
}

// The loads of a run. In the first, the only client is the one that waits
// for the new version.
var loads = []load{
	{"idle", 1, 0, 200 * time.Microsecond},
	{"32 clients", 16, 16, 10 * time.Millisecond},
	{"32 clients, flat out", 16, 16, 0},
}

// patience bounds the wait for one new version; dwell is how long a version
// serves before the next is uploaded.
const (
	patience = 30 * time.Second
	dwell    = 200 * time.Millisecond
)

// A series is the outcome of one peer under one load.
type series struct {
	Peer       string   `json:"peer"`
	Load       string   `json:"load"`
	Reloads    int      `json:"reloads"`
	Median     float64  `json:"median_ms"` // from the end of the upload to the first response of the new version
	P90        float64  `json:"p90_ms"`
	Max        float64  `json:"max_ms"`
	Requests   int64    `json:"requests"`
	PerSecond  float64  `json:"requests_per_second"`
	Failed     int64    `json:"failed"`
	OutOfOrder int64    `json:"out_of_order"`
	Errors     []string `json:"errors,omitempty"` // the first few
	Ratio      float64  `json:"ratio"`            // of Median to nfrun's under the same load
	Steps      *steps   `json:"steps,omitempty"`  // medians
}

// measure reloads a peer n times under a load.
func measure(ctx context.Context, p peer, l load, n int) (series, error) {
	t := &tally{address: p.address(), first: map[int]time.Time{}, changed: make(chan struct{}, 1)}
	t.newest.Store(int64(p.version()))
	clients, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer stop()
	for i := range l.kept + l.fresh {
		c := &client{tally: t, fresh: i >= l.kept, pause: l.pause}
		wg.Go(func() { c.run(clients) })
	}
	before := len(p.steps())
	begun := time.Now()
	took := make([]float64, 0, n)
	for range n {
		select {
		case <-ctx.Done():
			return series{}, context.Cause(ctx)
		case <-time.After(dwell):
		}
		version := p.version() + 1
		uploaded, err := p.deploy(ctx, version)
		if err != nil {
			return series{}, err
		}
		seen, err := t.wait(ctx, version)
		if err != nil {
			return series{}, err
		}
		took = append(took, float64(seen.Sub(uploaded).Microseconds())/1000)
	}
	elapsed := time.Since(begun)
	stop()
	wg.Wait()
	slices.Sort(took)
	return series{
		Peer:       p.name(),
		Load:       l.name,
		Reloads:    n,
		Median:     quantile(took, 0.5),
		P90:        quantile(took, 0.9),
		Max:        took[n-1],
		Requests:   t.requests.Load(),
		PerSecond:  float64(t.requests.Load()) / elapsed.Seconds(),
		Failed:     t.failed.Load(),
		OutOfOrder: t.disorder.Load(),
		Errors:     t.errors,
		Steps:      medians(p.steps()[before:]),
	}, nil
}

func medians(list []steps) *steps {
	if len(list) == 0 {
		return nil
	}
	of := func(f func(steps) float64) float64 {
		values := make([]float64, len(list))
		for i, s := range list {
			values[i] = f(s)
		}
		slices.Sort(values)
		return quantile(values, 0.5)
	}
	return &steps{
		Check: of(func(s steps) float64 { return s.Check }),
		Stop:  of(func(s steps) float64 { return s.Stop }),
		Start: of(func(s steps) float64 { return s.Start }),
	}
}

// quantile of sorted values, by nearest rank.
func quantile(sorted []float64, q float64) float64 {
	return sorted[max(int(math.Ceil(q*float64(len(sorted))))-1, 0)]
}

// wait returns when the first response of a version was complete.
func (t *tally) wait(ctx context.Context, version int) (time.Time, error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		t.mu.Lock()
		seen, ok := t.first[version]
		t.mu.Unlock()
		if ok {
			return seen, nil
		}
		select {
		case <-t.changed:
		case <-ctx.Done():
			return time.Time{}, context.Cause(ctx)
		case <-timer.C:
			return time.Time{}, fmt.Errorf("version %d did not answer within %v; errors: %q", version, patience, t.someErrors())
		}
	}
}
