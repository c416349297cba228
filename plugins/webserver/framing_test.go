package webserver

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
)

const (
	get     = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
	posted  = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\nhello\r\n\r\nyou"
	chunked = "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\nD\r\n\r\n\r\n0\r\n\r\nabcd\r\n0\r\nTrailer: 1\r\n\r\n"
)

func TestFraming(t *testing.T) {
	for _, tt := range []struct {
		name     string
		in       string
		requests int
		state    framingState
	}{
		{"nothing", "", 0, between},
		{"one", get, 1, between},
		{"old", "GET / HTTP/1.0\r\n\r\n", 1, between},
		{"bare line ends", "GET / HTTP/1.1\nHost: x\n\n", 1, between},
		{"empty body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 1, between},
		{"body", posted, 1, between},
		{"body to come", posted[:len(posted)-1], 0, inBody},
		{"chunked", chunked, 1, between},
		{"trailer to come", chunked[:len(chunked)-2], 0, inTrailer},
		{"pipelined", get + posted + chunked + get, 4, between},
		{"half of another", get + "G", 1, inHead},
		{"lower case", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length:3\r\n\r\nabc", 1, between},
		{"line before the request", "\r\n" + get, 0, lost},
		{"two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 0, lost},
		{"length and chunks", "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, lost},
		{"chunks in the old version", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, lost},
		{"negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 0, lost},
		{"other encoding", "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 0, lost},
		{"bad chunk", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n", 0, lost},
		{"folded line", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", 0, lost},
		{"tunnel", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", 0, lost},
		{"not HTTP", "\x16\x03\x01 hello\r\n", 0, lost},
		{"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0, lost},
		{"endless line", "GET /" + strings.Repeat("x", maxLine+1), 0, lost},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for step := 1; step <= 7; step += 3 { // the result does not depend on how the bytes come
				var f framing
				for in := []byte(tt.in); len(in) > 0; in = in[min(step, len(in)):] {
					f.feed(in[:min(step, len(in))])
				}
				if f.requests != tt.requests || f.state != tt.state {
					t.Errorf("in steps of %d: %d requests, state %d; want %d, %d", step, f.requests, f.state, tt.requests, tt.state)
				}
			}
		})
	}
}

// What is surely part of a request never reaches beyond its end.
func TestFramingIsSure(t *testing.T) {
	in := []byte(get + posted + chunked + get)
	var f framing
	for ends := []int{len(get), len(posted), len(chunked), len(get)}; len(in) > 0; {
		f.feed(in[:1]) // begins a request
		n := 1
		for f.surely() > 0 {
			step := int(f.surely())
			f.feed(in[n : n+step])
			n += step
		}
		if n != ends[0] {
			t.Fatalf("request %d ended after %d bytes, want %d", f.requests, n, ends[0])
		}
		in, ends = in[n:], ends[1:]
	}
	if f.requests != 4 || f.state != between {
		t.Errorf("%d requests, state %d", f.requests, f.state)
	}
}

// Where framing claims to know how many requests there are and that nothing
// is left, net/http must have seen the same.
func FuzzFraming(f *testing.F) {
	for _, in := range []string{get, posted, chunked, get + posted + chunked, "GET / HTTP/1.0\r\n\r\n", get + "\r\n" + get} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var fr framing
		fr.feed(in)
		if fr.state != between {
			return
		}
		b := bufio.NewReader(bytes.NewReader(in))
		for n := range fr.requests {
			r, err := http.ReadRequest(b)
			if err != nil {
				return // net/http ends the connection
			}
			if _, err := io.Copy(io.Discard, r.Body); err != nil {
				return
			}
			if n == fr.requests-1 && b.Buffered() > 0 {
				rest, _ := io.ReadAll(b)
				t.Errorf("after %d requests %q is left", fr.requests, rest)
			}
		}
	})
}
