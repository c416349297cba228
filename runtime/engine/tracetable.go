package engine

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// The runner, which may be in the hands of a hostile script, writes what is read here. Whatever it says, reading it takes bounded time and memory.
const (
	maxIDs       = 512     // positions that one answer looks at; it takes a few of them
	maxTraceText = 256     // bytes of a function's or a file's name
	maxTraceLine = 1 << 30 // as in go/token
)

// A tracePosition is what a number in the rings stands for.
type tracePosition struct {
	Frame
	kind traceKind
}

// ring reads the numbers in a ring, the most recent first, each once.
func (t *Trace) ring(head, offset, size int) []uint32 {
	h := atomic.LoadUint32(t.word(head))
	var s idSet
	for i := range min(uint32(size), h) {
		s.add(atomic.LoadUint32(t.word(offset + 4*int((h-i)%uint32(size)))))
	}
	return s.ids
}

// waiting returns the numbers of the positions that goroutines are inside of.
func (t *Trace) waiting() []uint32 {
	var s idSet
	for id := range uint32(maxTrace) {
		if atomic.LoadUint32(t.word(offWait+4*int(id))) != 0 {
			s.add(id)
		}
	}
	return s.ids
}

// An idSet holds the first maxIDs numbers of positions that are added to it.
type idSet struct {
	seen [maxTrace / 64]uint64
	ids  []uint32
}

func (s *idSet) add(id uint32) {
	if id >= maxTrace || len(s.ids) == maxIDs || s.seen[id/64]&(1<<(id%64)) != 0 {
		return
	}
	s.seen[id/64] |= 1 << (id % 64)
	s.ids = append(s.ids, id)
}

// frames returns what the numbers stand for, in their order, each frame once; keep chooses among the kinds of events, nil takes all.
func (t *Trace) frames(ids []uint32, keep func(traceKind) bool) []Frame {
	if len(ids) == 0 {
		return nil
	}
	known := t.lookUp(ids)
	var fs []Frame
	for _, id := range ids {
		if p, ok := known[id]; ok && (keep == nil || keep(p.kind)) && !slices.Contains(fs, p.Frame) {
			fs = append(fs, p.Frame)
		}
	}
	return fs
}

// lookUp finds the meaning of the numbers; it knows none until the script has been loaded.
func (t *Trace) lookUp(ids []uint32) map[uint32]tracePosition {
	if atomic.LoadUint32(t.word(offReady)) != traceMagic {
		return nil
	}
	wanted := slices.Sorted(slices.Values(ids))
	known := make(map[uint32]tracePosition, len(wanted))
	// The memory may change at any time: a buffer makes sure that what is checked is what is used.
	r := bufio.NewReader(bytes.NewReader(t.mem[offTable:]))
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil
	}
	var fn, file traceText
	for id := range uint32(min(n, maxTrace)) {
		if len(wanted) == 0 {
			break
		}
		head, err := binary.ReadUvarint(r)
		if err != nil || head&1 != 0 && !fn.read(r) || head&2 != 0 && !file.read(r) {
			break
		}
		line, err := binary.ReadUvarint(r)
		if err != nil || line > maxTraceLine {
			break
		}
		if id == wanted[0] {
			wanted = wanted[1:]
			known[id] = tracePosition{Frame{Func: fn.String(), File: file.String(), Line: int(line)}, traceKind(min(head>>2, 0xff))}
		}
	}
	return known
}

// A traceText is a name in the table, which is made a string when somebody wants it.
type traceText struct {
	raw  [maxTraceText]byte
	n    int
	text string // of raw, or ""
}

func (x *traceText) read(r *bufio.Reader) bool {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > maxTraceText {
		return false
	}
	x.n, x.text = int(n), ""
	_, err = io.ReadFull(r, x.raw[:n])
	return err == nil
}

// String returns the name with question marks for what cannot be printed.
func (x *traceText) String() string {
	if x.text != "" {
		return x.text
	}
	for rest := x.raw[:x.n]; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		if c == utf8.RuneError || !unicode.IsPrint(c) {
			for i := range size {
				rest[i] = '?'
			}
		}
		rest = rest[size:]
	}
	x.text = string(x.raw[:x.n])
	return x.text
}

// clip shortens a name to what the table holds.
func clip(s string) string {
	if len(s) <= maxTraceText {
		return s
	}
	n := maxTraceText
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
