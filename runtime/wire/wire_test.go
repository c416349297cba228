//go:build unix

package wire

import (
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
)

func pair(t *testing.T) (a, b *Conn) {
	t.Helper()
	a, f, err := Pair()
	if err != nil {
		t.Fatal(err)
	}
	b, err = FromFile(f)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close(); b.Close() })
	return a, b
}

func TestFramesArriveWholeAndInOrder(t *testing.T) {
	a, b := pair(t)
	want := []int{0, 1, 100, 70_000, 3 << 20}
	go func() {
		for i, n := range want {
			if err := a.Send(Keep, uint64(i), KeepBody{Name: strings.Repeat("x", n)}); err != nil {
				t.Error(err)
			}
		}
	}()
	for i, n := range want {
		m, err := b.Receive()
		if err != nil {
			t.Fatal(err)
		}
		var body KeepBody
		if err := m.Decode(&body); err != nil {
			t.Fatal(err)
		}
		if m.Kind != Keep || m.ID != uint64(i) || len(body.Name) != n {
			t.Errorf("frame %d: kind %s, id %d, %d bytes; want %d bytes", i, m.Kind, m.ID, len(body.Name), n)
		}
	}
}

// Asking an end that is gone does not lose what it said last.
func TestLastWordsOutliveAQuestion(t *testing.T) {
	a, b := pair(t)
	if err := a.Send(Fault, 0, FaultBody{Fatal: true}); err != nil {
		t.Fatal(err)
	}
	a.Close()
	if err := b.Send(Handles, 0, nil); err == nil {
		t.Error("an end that is gone takes a question")
	}
	m, err := b.Receive()
	if err != nil || m.Kind != Fault {
		t.Fatal(m, err)
	}
	if _, err := b.Receive(); err == nil {
		t.Error("an end that is gone goes on")
	}
}

func TestFilesRideWithTheirFrame(t *testing.T) {
	a, b := pair(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	f, err := l.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // files of one frame never reach another
		if err := a.Send(Healthy, 0, nil); err != nil {
			t.Fatal(err)
		}
		if err := a.Send(Listening, 7, ListeningBody{Key: "k"}, f); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	for range 3 {
		if m, err := b.Receive(); err != nil || m.Kind != Healthy || len(m.Files) != 0 {
			t.Fatalf("got %+v, %v; want a healthy frame without files", m, err)
		}
		m, err := b.Receive()
		if err != nil || m.Kind != Listening || len(m.Files) != 1 {
			t.Fatalf("got %+v, %v; want a listening frame with one file", m, err)
		}
		got, err := net.FileListener(m.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		m.Close()
		go func() {
			c, err := net.Dial("tcp", got.Addr().String())
			if err == nil {
				c.Close()
			}
		}()
		c, err := got.Accept()
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
		got.Close()
	}
}

func TestSendFromManyGoroutines(t *testing.T) {
	a, b := pair(t)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			for range 50 {
				if err := a.Send(Keep, uint64(i), KeepBody{Name: strings.Repeat("y", i*1000)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 16 * 50 {
		m, err := b.Receive()
		if err != nil {
			t.Fatal(err)
		}
		var body KeepBody
		if err := m.Decode(&body); err != nil {
			t.Fatal(err)
		}
		if len(body.Name) != int(m.ID)*1000 {
			t.Fatalf("a frame was torn: id %d with %d bytes", m.ID, len(body.Name))
		}
	}
	wg.Wait()
}

func TestTheOtherEndIsGone(t *testing.T) {
	a, b := pair(t)
	a.Close()
	if _, err := b.Receive(); !errors.Is(err, io.EOF) {
		t.Errorf("got %v, want io.EOF", err)
	}
}

func TestTooManyFiles(t *testing.T) {
	a, _ := pair(t)
	if err := a.Send(Hello, 0, nil, make([]*os.File, maxFiles+1)...); err == nil {
		t.Error("more files than a frame carries were accepted")
	}
}
