package store

import (
	"bytes"
	"io"
	"os"
)

// cursorBatch is how many bytes a cursor reads at most at once; it is more
// than a line can be long.
const cursorBatch = 256 << 10

// A cursor reads a log from its oldest record on, while it grows. It has its
// own open files, so that a segment may be given up meanwhile.
type cursor struct {
	log     *Log
	file    *os.File
	segment uint64
	offset  int64
}

func (c *cursor) close() {
	if c.file != nil {
		c.file.Close()
	}
}

// next returns some more records, not nil. At the end, it returns nil and
// what is closed when there are more; nil if there will be none.
func (c *cursor) next() ([]Record, <-chan struct{}, error) {
	for {
		end, grown, err := c.locate()
		if err != nil || c.offset == end {
			return nil, grown, err
		}
		b := make([]byte, min(end-c.offset, cursorBatch))
		n, err := c.file.ReadAt(b, c.offset)
		if err != nil && err != io.EOF {
			return nil, nil, c.log.disk.explain("read", c.log.dir, err)
		}
		whole := bytes.LastIndexByte(b[:n], '\n') + 1
		if whole == 0 { // torn, or longer than anything that was written here
			c.offset = end
			continue
		}
		c.offset += int64(whole)
		records := []Record{}
		for line := range bytes.Lines(b[:whole]) {
			if r, ok := decode(line); ok {
				records = append(records, r)
			}
		}
		return records, nil, nil
	}
}

// locate opens the segment to read from, and returns where it ends for now.
func (c *cursor) locate() (end int64, grown <-chan struct{}, err error) {
	l := c.log
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		if c.file != nil && c.segment == l.segment {
			if c.offset < l.size {
				return l.size, nil, nil
			}
			if l.closed {
				return c.offset, nil, nil
			}
			if l.grown == nil {
				l.grown = make(chan struct{})
			}
			return c.offset, l.grown, nil
		}
		if c.file != nil { // no more is added to this one
			info, err := c.file.Stat()
			if err != nil {
				return 0, nil, l.disk.explain("read", l.dir, err)
			}
			if c.offset < info.Size() {
				return info.Size(), nil, nil
			}
		}
		if err := c.advance(); err != nil {
			if l.closed && os.IsNotExist(err) { // removed
				return c.offset, nil, nil
			}
			return 0, nil, l.disk.explain("read", l.dir, err)
		}
	}
}

// advance opens the segment after the one that was read, or the oldest that
// is there. The log is locked.
func (c *cursor) advance() error {
	l := c.log
	path, segment := l.newer(), l.segment
	if c.segment+1 < l.segment || c.file == nil {
		if f, err := os.Open(l.older()); err == nil {
			c.replace(f, l.segment-1)
			return nil
		} else if !os.IsNotExist(err) {
			return err
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	c.replace(f, segment)
	return nil
}

func (c *cursor) replace(f *os.File, segment uint64) {
	c.close()
	c.file, c.segment, c.offset = f, segment, 0
}
