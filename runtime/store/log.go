package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A Log is the log of one script: JSON lines in two segments of bounded
// size; the older one is given up when the newer one is full. Lines are not
// fsynced: a power cut costs the last seconds. Its methods may be called
// concurrently.
type Log struct {
	disk *disk
	dir  string
	max  int64

	mu      sync.Mutex
	file    *os.File // the newer segment
	size    int64    // of it
	segment uint64   // counts segments
	seq     uint64   // last one given
	closed  bool
	grown   chan struct{} // closed when a record is added; nil: nobody waits
}

func (l *Log) newer() string { return filepath.Join(l.dir, "1.ndjson") }
func (l *Log) older() string { return filepath.Join(l.dir, "0.ndjson") }

// Log returns a script's log, made if it is not there.
func (s *Store) Log(name string) (*Log, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if l := s.logs[name]; l != nil {
		return l, nil
	}
	l := &Log{disk: s.disk, dir: s.path("state", "scripts", name, "log"), max: s.logSize, segment: 1}
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		return nil, s.disk.explain("make", l.dir, err)
	}
	if err := l.open(); err != nil {
		return nil, s.disk.explain("open", l.newer(), err)
	}
	s.logs[name] = l
	return l, nil
}

// open goes on where the log ended: after the last whole line.
func (l *Log) open() (err error) {
	if l.file, err = os.OpenFile(l.newer(), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return err
	}
	b, err := os.ReadFile(l.newer())
	if err == nil {
		l.size = int64(bytes.LastIndexByte(b, '\n') + 1)
		err = l.file.Truncate(l.size)
	}
	if err != nil {
		l.file.Close()
		return err
	}
	if l.seq = lastSeq(b[:l.size]); l.seq == 0 {
		b, _ = os.ReadFile(l.older())
		l.seq = lastSeq(b)
	}
	return nil
}

// lastSeq is the number of the last line that can be read.
func lastSeq(b []byte) uint64 {
	for len(b) > 0 {
		b = bytes.TrimSuffix(b, []byte("\n"))
		i := bytes.LastIndexByte(b, '\n') + 1
		if r, ok := decode(b[i:]); ok {
			return r.Seq
		}
		b = b[:i]
	}
	return 0
}

// Append adds a record. Seq is given; Time too, if it is zero. A message of
// more than 8 KiB is cut, with a mark.
func (l *Log) Append(r Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return &Error{Op: "write " + l.disk.rel(l.newer()), Err: fs.ErrClosed}
	}
	if r.Time.IsZero() {
		r.Time = time.Now()
	}
	r.Seq = l.seq + 1
	line, err := r.encode()
	if err != nil {
		return &Error{Op: "write " + l.disk.rel(l.newer()), Err: err}
	}
	if l.size > 0 && l.size+int64(len(line)) > l.max {
		if err := l.rotate(); err != nil {
			return l.disk.explain("write", l.newer(), err)
		}
	}
	if _, err := l.file.WriteAt(line, l.size); err != nil {
		l.file.Truncate(l.size) // what is left of the line is overwritten, or torn
		return l.disk.explain("write", l.newer(), err)
	}
	l.size += int64(len(line))
	l.seq = r.Seq
	l.wake()
	return nil
}

// rotate begins a new segment. l.mu is held.
func (l *Log) rotate() error {
	if err := os.Rename(l.newer(), l.older()); err != nil {
		return err
	}
	f, err := os.OpenFile(l.newer(), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		// The log goes on in the segment that it has.
		return errors.Join(err, os.Rename(l.older(), l.newer()))
	}
	l.file.Close()
	l.file, l.size = f, 0
	l.segment++
	return nil
}

// wake tells those who follow. l.mu is held.
func (l *Log) wake() {
	if l.grown != nil {
		close(l.grown)
		l.grown = nil
	}
}

func (l *Log) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.closed = true
		l.file.Close()
		l.wake()
	}
}

// Read returns the records whose Seq is greater than since, of them the last
// n; all if n is 0 or less.
func (l *Log) Read(since uint64, n int) ([]Record, error) {
	return l.read(n, func(r *Record) bool { return r.Seq > since })
}

// ReadSince returns the records from a time on, of them the last n; all if n
// is 0 or less.
func (l *Log) ReadSince(t time.Time, n int) ([]Record, error) {
	return l.read(n, func(r *Record) bool { return !r.Time.Before(t) })
}

func (l *Log) read(n int, want func(*Record) bool) ([]Record, error) {
	var records []Record
	c := &cursor{log: l}
	defer c.close()
	for {
		batch, _, err := c.next()
		if err != nil || batch == nil {
			return records, err
		}
		for _, r := range batch {
			if want(&r) {
				records = append(records, r)
			}
		}
		if n > 0 && len(records) > n {
			records = append(records[:0], records[len(records)-n:]...)
		}
	}
}

// Follow calls f with each record whose Seq is greater than since, those of
// the future too. It returns the cause when ctx ends, what f returns when
// that is not nil, and nil when the log is closed or removed. Records that
// the log has given up before f was ready for them are missing.
func (l *Log) Follow(ctx context.Context, since uint64, f func(Record) error) error {
	c := &cursor{log: l}
	defer c.close()
	for {
		batch, grown, err := c.next()
		if err != nil {
			return err
		}
		for _, r := range batch {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if r.Seq <= since {
				continue
			}
			if err := f(r); err != nil {
				return err
			}
		}
		if batch != nil {
			continue
		}
		if grown == nil {
			return nil
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
