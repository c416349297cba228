package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

type frame struct {
	typ  byte
	body []byte
}

func send(w io.Writer, f frame) error {
	h := binary.BigEndian.AppendUint16([]byte{f.typ}, uint16(len(f.body)))
	_, err := w.Write(append(h, f.body...))
	return err
}

func recv(r io.Reader) (f frame, err error) {
	var h [3]byte
	if _, err = io.ReadFull(r, h[:]); err != nil {
		return f, err
	}
	f.typ = h[0]
	f.body = make([]byte, binary.BigEndian.Uint16(h[1:]))
	_, err = io.ReadFull(r, f.body)
	return f, err
}

func main() {
	a, b := net.Pipe()
	go func() {
		for i := range 3 {
			send(a, frame{byte('A' + i), bytes.Repeat([]byte{'x'}, i*2)})
		}
		a.Close()
	}()
	for {
		f, err := recv(b)
		if err != nil {
			fmt.Println(err, errors.Is(err, io.EOF))
			break
		}
		fmt.Printf("%c %q\n", f.typ, f.body)
	}
	_, err := b.Write([]byte("x"))
	fmt.Println(err, a.LocalAddr())
	c, d := net.Pipe()
	c.SetReadDeadline(time.Unix(1, 0))
	_, err = c.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded))
	d.Close()
}
