package engine

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

func newTrace(t *testing.T) *Trace {
	t.Helper()
	trace, err := NewTrace()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := trace.Close(); err != nil {
			t.Error(err)
		}
	})
	return trace
}

// fill repeats what in all of b.
func fill(b, what []byte) {
	for len(what) > 0 && len(b) > 0 {
		b = b[copy(b, what):]
	}
}

// forge writes to the shared memory as a hostile script can. The table is repeated from its first entry on.
func forge(t *Trace, heads, rings, waits, table []byte) {
	copy(t.mem[offHead:offReady], heads)
	fill(t.mem[offMain:offWait], rings)
	fill(t.mem[offWait:offTable], waits)
	n := binary.PutUvarint(t.mem[offTable:], math.MaxUint64)
	fill(t.mem[offTable+n:], table)
	binary.NativeEndian.PutUint32(t.mem[offReady:], traceMagic)
}

// readAll asks all that can be asked, with no more than 1 MB for each answer.
func readAll(t *testing.T, trace *Trace) {
	t.Helper()
	bounded := func(what string, most int, f func() []Frame) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		frames := f()
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
			t.Errorf("%s allocates %d bytes", what, n)
		}
		if len(frames) > most {
			t.Errorf("%s returns %d frames, want at most %d", what, len(frames), most)
		}
		for _, f := range frames {
			for _, s := range []string{f.Func, f.File} {
				if len(s) > maxTraceText || strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }) {
					t.Errorf("%s returns the name %q", what, s)
				}
			}
			if f.Line < 0 || f.Line > maxTraceLine {
				t.Errorf("%s returns line %d", what, f.Line)
			}
		}
	}
	trace.Mark()
	for _, n := range []int{-1, 0, 1, 10, math.MaxInt} {
		bounded("Last", max(n, 0), func() []Frame { return trace.Last(n) })
		bounded("Waiting", max(n, 0), func() []Frame { return trace.Waiting(n) })
	}
	for _, message := range []string{"", "fatal error: concurrent map writes", "stack overflow", "out of memory", "\xff"} {
		bounded("Fault", 10, func() []Frame { return trace.Fault(message).Frames })
	}
}

// entry is one position of a table.
func entry(head uint64, fn, file string, line uint64) []byte {
	b := binary.AppendUvarint(nil, head)
	b = append(binary.AppendUvarint(b, uint64(len(fn))), fn...)
	b = append(binary.AppendUvarint(b, uint64(len(file))), file...)
	return binary.AppendUvarint(b, line)
}

// Whatever a script writes to the shared memory, reading it neither panics nor takes much memory.
func FuzzTrace(f *testing.F) {
	numbers := make([]byte, 4*4096)
	for i := range len(numbers) / 4 {
		binary.NativeEndian.PutUint32(numbers[4*i:], uint32(i))
	}
	ones := bytes.Repeat([]byte{0xff}, 64)
	f.Add([]byte{}, []byte{}, []byte{}, []byte{})
	f.Add(ones, ones, ones, ones)
	f.Add(ones, numbers, ones, []byte{0, 0})                                                                                         // as many positions as can be
	f.Add(ones, numbers, ones, entry(3, "main.main", "main.go", 7))                                                                  // a sound one
	f.Add(ones, numbers, ones, append(entry(3, strings.Repeat("\x00", 256), strings.Repeat("f", 256), 1), entry(3, "g", "f", 2)...)) // long names
	f.Add(ones, numbers, ones, entry(3, strings.Repeat("f", 257), "", 1))                                                            // too long
	f.Add(ones, numbers, ones, entry(3, "\u202e\n\xff", "é", 1<<62))
	f.Add(ones, numbers, ones, binary.AppendUvarint([]byte{3}, math.MaxUint64)) // longer than the memory
	f.Fuzz(func(t *testing.T, heads, rings, waits, table []byte) {
		trace := newTrace(t)
		forge(trace, heads, rings, waits, table)
		readAll(t, trace)
	})
}

// The largest answer that a forged table can lead to: long names, all different.
func TestTraceForgedNames(t *testing.T) {
	trace := newTrace(t)
	var table, numbers []byte
	for i := range mainRing {
		name := bytes.Repeat([]byte{byte(i), byte(i >> 8)}, maxTraceText/2)
		table = append(table, entry(3, string(name), string(name), uint64(i))...)
		numbers = binary.NativeEndian.AppendUint32(numbers, uint32(i))
	}
	forge(trace, bytes.Repeat([]byte{0xff}, 16), numbers, []byte{1}, table)
	if n := len(trace.Last(math.MaxInt)); n != maxIDs {
		t.Errorf("%d frames, want %d", n, maxIDs)
	}
	readAll(t, trace)
}

func TestTraceText(t *testing.T) {
	trace := newTrace(t)
	forge(trace, []byte{1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, []byte{0}, nil, entry(3, "main.\u202ef\x1b[2J", "ma\xffin é.go", 5))
	want := []Frame{{Func: "main.???f?[2J", File: "ma?in é.go", Line: 5}}
	if d := cmp.Diff(want, trace.Last(10)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for s, want := range map[string]int{"short": 5, strings.Repeat("x", 300): 256, "x" + strings.Repeat("é", 200): 255} {
		if got := clip(s); len(got) != want || !strings.HasPrefix(s, got) {
			t.Errorf("clip(%q) = %q", s, got)
		}
	}
}

// The runner can neither take the memory away nor have more of it.
func TestTraceSealed(t *testing.T) {
	trace := newTrace(t)
	for _, size := range []int64{0, traceSize - 1, 2 * traceSize} {
		if err := trace.File().Truncate(size); err == nil {
			t.Errorf("a trace can be made %d bytes long", size)
		}
	}
	if _, err := unix.FcntlInt(trace.File().Fd(), unix.F_ADD_SEALS, unix.F_SEAL_WRITE); err == nil {
		t.Error("a trace can be sealed further")
	}
}

// OpenTrace leaves the file to its owner, and does not map what is too short to read.
func TestOpenTrace(t *testing.T) {
	ours := newTrace(t)
	theirs, err := OpenTrace(ours.File())
	if err != nil {
		t.Fatal(err)
	}
	forge(theirs, []byte{1}, []byte{0}, nil, entry(3, "main.main", "main.go", 1))
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ours.File().Stat(); err != nil {
		t.Error(err)
	}
	if got := ours.Last(1); len(got) != 1 {
		t.Errorf("%v, want what the other has written", got)
	}
	fd, err := unix.MemfdCreate("short", unix.MFD_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	f := os.NewFile(uintptr(fd), "short")
	defer f.Close()
	if _, err := OpenTrace(f); err == nil {
		t.Error("mapped an empty file")
	}
}

// Traces are closed while others read them.
func TestTraceCloseWhileReading(t *testing.T) {
	for range 50 {
		trace, err := NewTrace()
		if err != nil {
			t.Fatal(err)
		}
		forge(trace, bytes.Repeat([]byte{1}, 12), []byte{0}, []byte{1}, entry(3, "main.main", "main.go", 1))
		var readers, reading sync.WaitGroup
		for range 4 {
			reading.Add(1)
			readers.Go(func() {
				for i := 0; trace.File() != nil; i++ {
					trace.Last(1)
					trace.Waiting(1)
					trace.Mark()
					trace.Fault("")
					if i == 0 {
						reading.Done()
					}
				}
			})
		}
		reading.Wait()
		for range 2 {
			readers.Go(func() {
				if err := trace.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		readers.Wait()
		closed(t, trace)
	}
	closed(t, nil)
}

// closed checks a trace that has nothing to say.
func closed(t *testing.T, trace *Trace) {
	t.Helper()
	trace.Mark()
	if trace.Last(1) != nil || trace.Waiting(1) != nil || trace.File() != nil || trace.recorder() != nil || trace.Close() != nil {
		t.Error("a closed trace has something to say")
	}
	if d := cmp.Diff(&Fault{Kind: "killed", Message: "killed"}, trace.Fault("")); d != "" {
		t.Errorf("fault (-want +got):\n%s", d)
	}
}
