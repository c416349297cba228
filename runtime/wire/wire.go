// Package wire is the conversation of the supervisor and a runner over one
// inherited Unix socket (fd 3): framed JSON messages, with files riding along.
//
// A frame is a length (4 bytes, big endian) and that many bytes of JSON. Files
// are sent with the first byte of their frame (SCM_RIGHTS), so a reader that
// takes the length and the body in two reads gets them with the length.
package wire

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// MaxFrame is the most bytes that one frame may have; the body of an upload
// fits in with room to spare.
const MaxFrame = 128 << 20

// sendTimeout ends a conversation with an end that does not listen: half a
// frame may have been sent, and nothing can follow it.
const sendTimeout = 5 * time.Second

// maxFiles is the most files that one frame may carry; Linux takes 253.
const maxFiles = 200

// A Message is one frame.
type Message struct {
	Kind  Kind            `json:"kind"`
	ID    uint64          `json:"id,omitempty"` // a reply carries the request's
	Body  json.RawMessage `json:"body,omitempty"`
	Files []*os.File      `json:"-"` // owned by the receiver
}

// Decode puts the body into v.
func (m *Message) Decode(v any) error {
	if err := json.Unmarshal(m.Body, v); err != nil {
		return fmt.Errorf("wire: %s: %w", m.Kind, err)
	}
	return nil
}

// Close closes the files that came with the message.
func (m *Message) Close() {
	for _, f := range m.Files {
		f.Close()
	}
	m.Files = nil
}

// A Conn is one end of the conversation. Send may be called from several
// goroutines, Receive from one.
type Conn struct {
	c   net.Conn
	max int        // bytes of a frame to receive
	mu  sync.Mutex // serializes frames
}

// NewConn speaks over c, a stream socket; files need a Unix socket.
func NewConn(c net.Conn) *Conn { return &Conn{c: c, max: MaxFrame} }

// Limit bounds the frames that the other end may send, in bytes. It is to be
// called before Receive.
func (c *Conn) Limit(n int) { c.max = n }

// HangUp ends the conversation after what is still on its way to us, or after
// within, whichever comes first.
func (c *Conn) HangUp(within time.Duration) { c.c.SetReadDeadline(time.Now().Add(within)) }

// Close ends the conversation: the other end's Receive returns io.EOF.
func (c *Conn) Close() error { return c.c.Close() }

// Send sends one frame; files stay the caller's.
func (c *Conn) Send(kind Kind, id uint64, body any, files ...*os.File) error {
	m := Message{Kind: kind, ID: id}
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("wire: %s: %w", kind, err)
		}
		m.Body = b
	}
	var frame bytes.Buffer
	frame.Write(make([]byte, 4))
	if err := json.NewEncoder(&frame).Encode(&m); err != nil {
		return fmt.Errorf("wire: %s: %w", kind, err)
	}
	b := frame.Bytes()
	if len(b) > MaxFrame {
		return fmt.Errorf("wire: %s: %d bytes are more than a frame may have (%d)", kind, len(b), MaxFrame)
	}
	if len(files) > maxFiles {
		return fmt.Errorf("wire: %s: %d files are more than a frame may carry (%d)", kind, len(files), maxFiles)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)-4))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.c.SetWriteDeadline(time.Now().Add(sendTimeout))
	if err := send(c.c, b, files); err != nil {
		if !errors.Is(err, syscall.EPIPE) && !errors.Is(err, syscall.ECONNRESET) {
			c.c.Close() // half a frame may be out
		} // else the other end is gone; what it said last is still to be received
		return fmt.Errorf("wire: send %s: %w", kind, err)
	}
	return nil
}

// Receive waits for one frame; io.EOF means that the other end is gone.
func (c *Conn) Receive() (*Message, error) {
	var head [4]byte
	files, err := receive(c.c, head[:])
	m := &Message{Files: files}
	if err != nil {
		m.Close()
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if int64(n) > int64(c.max) {
		m.Close()
		return nil, fmt.Errorf("wire: a frame of %d bytes", n)
	}
	var body bytes.Buffer // grows with what arrives, not with what was announced
	if _, err := io.CopyN(&body, c.c, int64(n)); err != nil {
		m.Close()
		return nil, io.ErrUnexpectedEOF
	}
	if err := json.Unmarshal(body.Bytes(), m); err != nil {
		m.Close()
		return nil, fmt.Errorf("wire: %w", err)
	}
	return m, nil
}
