package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Modbus RTU frames: CRC-16, requests, replies, exceptions.
func crc16(b []byte) uint16 {
	crc := uint16(0xffff)
	for _, c := range b {
		crc ^= uint16(c)
		for range 8 {
			if crc&1 != 0 {
				crc = crc>>1 ^ 0xa001
			} else {
				crc >>= 1
			}
		}
	}
	return crc
}

type Func byte

const (
	ReadHolding Func = 3
	WriteSingle Func = 6
	exception   Func = 0x80
)

func (f Func) String() string {
	switch f &^ exception {
	case ReadHolding:
		return "read"
	case WriteSingle:
		return "write"
	}
	return fmt.Sprintf("fn(%#02x)", byte(f))
}

type Frame struct {
	Unit byte
	Func Func
	Data []byte
}

func (f Frame) Encode() []byte {
	b := append([]byte{f.Unit, byte(f.Func)}, f.Data...)
	return binary.LittleEndian.AppendUint16(b, crc16(b))
}

type Exception struct {
	Func Func
	Code byte
}

func (e Exception) Error() string { return fmt.Sprintf("%v: exception %d", e.Func, e.Code) }

var ErrCRC = errors.New("crc mismatch")

func Decode(b []byte) (f Frame, err error) {
	if len(b) < 4 {
		return f, io.ErrUnexpectedEOF
	}
	body, sum := b[:len(b)-2], binary.LittleEndian.Uint16(b[len(b)-2:])
	if got := crc16(body); got != sum {
		return f, fmt.Errorf("%w: %04x, want %04x", ErrCRC, got, sum)
	}
	f = Frame{body[0], Func(body[1]), body[2:]}
	if f.Func&exception != 0 {
		return f, Exception{f.Func &^ exception, f.Data[0]}
	}
	return f, nil
}

type Slave struct{ regs [8]uint16 }

func (s *Slave) Handle(req []byte) (resp []byte) {
	f, err := Decode(req)
	if err != nil {
		return nil
	}
	fail := func(code byte) []byte { return Frame{f.Unit, f.Func | exception, []byte{code}}.Encode() }
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("slave:", r)
			resp = fail(2)
		}
	}()
	addr, n := binary.BigEndian.Uint16(f.Data), binary.BigEndian.Uint16(f.Data[2:])
	switch f.Func {
	case ReadHolding:
		out := []byte{byte(n * 2)}
		for _, r := range s.regs[addr : addr+n] {
			out = binary.BigEndian.AppendUint16(out, r)
		}
		return Frame{f.Unit, f.Func, out}.Encode()
	case WriteSingle:
		s.regs[addr] = n
		return req
	}
	return fail(1)
}

func be(vs ...uint16) (b []byte) {
	for _, v := range vs {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return
}

func main() {
	s := &Slave{}
	for _, f := range []Frame{{1, WriteSingle, be(2, 0xbeef)}, {1, ReadHolding, be(1, 3)}, {1, ReadHolding, be(6, 4)}, {1, 0x11, be(0, 0)}} {
		req := f.Encode()
		resp := s.Handle(req)
		got, err := Decode(resp)
		var ex Exception
		fmt.Printf("% x -> % x\n  %v %v %v %t\n", req, resp, got.Func, got.Data, err, errors.As(err, &ex))
	}
	bad := Frame{1, ReadHolding, be(0, 1)}.Encode()
	bad[3] ^= 0x10
	_, err := Decode(bad)
	fmt.Println(err, errors.Is(err, ErrCRC), s.Handle(bad) == nil)
	_, err = Decode(bad[:2])
	fmt.Println(err)
	fmt.Printf("%04x %x\n", crc16([]byte("123456789")), s.regs)
}
