package runtime

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

// A script's output is its log. A script that prints without end is slowed
// down to this: its writes wait, as they would for a slow terminal.
const (
	logRate  = 1 << 20 // bytes a second
	logBurst = 4 << 20
	maxLine  = 8 << 10 // longer lines are cut
)

// A pipe carries one stream of a runner's output.
type pipe struct{ ours, theirs *os.File }

// pipes are a runner's output.
type pipes struct {
	stdout, stderr, log, crash pipe

	readers sync.WaitGroup
	dying   chan struct{} // closed when Go begins to print why the process dies
	filter  crashFilter   // of stderr
}

func newPipes() (*pipes, error) {
	ps := &pipes{dying: make(chan struct{})}
	ps.filter.dying = ps.dying
	for _, p := range ps.all() {
		var err error
		if p.ours, p.theirs, err = os.Pipe(); err != nil {
			ps.closeTheirs()
			ps.closeOurs()
			return nil, err
		}
	}
	ps.readers.Go(ps.readCrash)
	return ps, nil
}

func (ps *pipes) all() []*pipe { return []*pipe{&ps.stdout, &ps.stderr, &ps.log, &ps.crash} }

func (ps *pipes) closeTheirs() {
	for _, p := range ps.all() {
		if p.theirs != nil {
			p.theirs.Close()
		}
	}
}

func (ps *pipes) closeOurs() {
	for _, p := range ps.all() {
		if p.ours != nil {
			p.ours.Close()
		}
	}
}

// readCrash learns from its first byte there that the process dies; the words
// themselves are on stderr.
func (ps *pipes) readCrash() {
	var b [1]byte
	if n, _ := ps.crash.ours.Read(b[:]); n > 0 {
		close(ps.dying)
	}
	io.Copy(io.Discard, ps.crash.ours)
}

// follow gives the output to log, line by line.
func (ps *pipes) follow(log func(store.Record)) {
	limit := &bucket{rate: logRate, burst: logBurst, tokens: logBurst, last: time.Now()}
	ps.readers.Go(func() {
		lines(ps.stdout.ours, limit, func(line []byte) {
			log(store.Record{Stream: "stdout", Message: string(line)})
		})
	})
	ps.filter.log = func(line string) { log(store.Record{Stream: "stderr", Message: line}) }
	ps.readers.Go(func() {
		lines(ps.stderr.ours, limit, ps.filter.line)
	})
	ps.readers.Go(func() {
		lines(ps.log.ours, limit, func(line []byte) { log(structured(line)) })
	})
}

// drain waits until all that a process that is gone has written is read.
func (ps *pipes) drain() {
	// A descendant that escaped could hold a pipe open for ever.
	deadline := time.Now().Add(2 * time.Second)
	for _, p := range ps.all() {
		p.ours.SetReadDeadline(deadline)
	}
	ps.readers.Wait()
	ps.filter.end()
	ps.closeOurs()
}

// lines calls f with each line of r, cut to maxLine.
func lines(r io.Reader, limit *bucket, f func([]byte)) {
	b := bufio.NewReaderSize(r, maxLine)
	for {
		line, err := b.ReadSlice('\n')
		limit.take(len(line))
		switch {
		case err == bufio.ErrBufferFull:
			f(append(bytes.Clone(line), " … (the rest of the line is left out)"...))
		case len(line) > 0:
			f(bytes.TrimRight(line, "\r\n"))
		}
		for err == bufio.ErrBufferFull { // what is not kept costs little
			line, err = b.ReadSlice('\n')
			limit.take(len(line) / 64)
		}
		if err != nil {
			return
		}
	}
}

// structured turns a line of the runner's slog handler into a record.
func structured(line []byte) store.Record {
	rec := store.Record{Stream: "log", Level: "INFO"}
	var fields map[string]any
	if json.Unmarshal(line, &fields) != nil {
		rec.Message = string(line)
		return rec
	}
	take := func(key string) string {
		v, _ := fields[key].(string)
		delete(fields, key)
		return v
	}
	take("time")
	take("version") // the supervisor's own word counts
	rec.Level = take("level")
	rec.Message = take("msg")
	if len(fields) > 0 {
		rec.Attrs = fields
	}
	return rec
}

// A bucket limits a rate.
type bucket struct {
	rate, burst float64 // tokens a second, and at once

	mu     sync.Mutex
	tokens float64
	last   time.Time
}

// take waits until n may pass.
func (b *bucket) take(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.tokens = min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate) - float64(n)
	b.last = now
	if b.tokens < 0 {
		time.Sleep(time.Duration(-b.tokens / b.rate * float64(time.Second)))
	}
}
