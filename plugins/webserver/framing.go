package webserver

import (
	"bytes"
	"strconv"
)

// A framing follows the requests in the bytes that a client sends, to know
// where one ends. It decides nothing about a request: net/http does. Whenever
// a request is out of the ordinary, it is lost for good, which costs that
// connection its place in the next version of the script and no more.
type framing struct {
	state    framingState
	requests int   // that have come completely
	left     int64 // bytes of the body to come, or of the chunk and its line end

	line    []byte // of the head or of a chunk's size, as far as it has come
	first   bool   // the next line is the first of a request
	old     bool   // HTTP/1.0
	chunked bool
	length  int64 // Content-Length, or -1
}

type framingState uint8

const (
	between framingState = iota // no byte has come since the last request
	inHead
	inBody
	inChunkSize
	inChunk
	inTrailer
	lost // for good
)

// maxLine is the longest line that framing looks at.
const maxLine = 8 << 10

// surely returns how many of the bytes to come belong to the request that has
// begun; 0 means that none has.
func (f *framing) surely() int64 {
	switch f.state {
	case between:
		return 0
	case inBody, inChunk:
		return f.left
	default:
		return 1
	}
}

// feed takes bytes that were read.
func (f *framing) feed(p []byte) {
	for len(p) > 0 && f.state != lost {
		switch f.state {
		case between:
			f.state, f.first, f.chunked, f.length = inHead, true, false, -1
		case inBody, inChunk:
			n := min(int64(len(p)), f.left)
			p = p[n:]
			if f.left -= n; f.left > 0 {
				break
			}
			if f.state == inBody {
				f.end()
			} else {
				f.state = inChunkSize
			}
		default:
			line, rest, ok := bytes.Cut(p, []byte("\n"))
			if len(f.line)+len(line) > maxLine {
				f.state = lost
				break
			}
			p = rest
			if !ok {
				f.line = append(f.line, line...)
				break
			}
			if len(f.line) > 0 {
				line = append(f.line, line...)
			}
			f.take(bytes.TrimSuffix(line, []byte("\r")))
			f.line = f.line[:0]
		}
	}
}

func (f *framing) end() {
	f.state = between
	f.requests++
}

// take looks at a whole line.
func (f *framing) take(line []byte) {
	switch {
	case f.state == inChunkSize:
		size, _, _ := bytes.Cut(line, []byte(";"))
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 62)
		switch {
		case err != nil:
			f.state = lost
		case n == 0:
			f.state = inTrailer
		default:
			f.state, f.left = inChunk, int64(n)+2
		}
	case f.state == inTrailer:
		if len(line) == 0 {
			f.end()
		}
	case f.first:
		f.first = false
		f.old = bytes.HasSuffix(line, []byte(" HTTP/1.0"))
		if !f.old && !bytes.HasSuffix(line, []byte(" HTTP/1.1")) || bytes.HasPrefix(line, []byte("CONNECT ")) {
			f.state = lost
		}
	case len(line) == 0:
		f.headEnds()
	default:
		f.header(line)
	}
}

func (f *framing) headEnds() {
	switch {
	case f.chunked && (f.length >= 0 || f.old):
		f.state = lost
	case f.chunked:
		f.state = inChunkSize
	case f.length > 0:
		f.state, f.left = inBody, f.length
	default:
		f.end()
	}
}

// header looks for the two fields that say how long the body is.
func (f *framing) header(line []byte) {
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimSpace(value)
	switch {
	case line[0] == ' ' || line[0] == '\t':
		f.state = lost
	case bytes.EqualFold(name, []byte("Content-Length")):
		n, err := strconv.ParseUint(string(value), 10, 62)
		if err != nil || f.length >= 0 {
			f.state = lost
			return
		}
		f.length = int64(n)
	case bytes.EqualFold(name, []byte("Transfer-Encoding")):
		f.chunked = true
		if !bytes.EqualFold(value, []byte("chunked")) {
			f.state = lost
		}
	}
}
