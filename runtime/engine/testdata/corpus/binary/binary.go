package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

type Header struct {
	Magic   [4]byte
	Version uint16
	Flags   uint8
	_       uint8
	Length  int32
	Ratio   float32
}

type Kind uint16

func main() {
	h := Header{[4]byte{'N', 'F', 'R', 'N'}, 0x0102, 0x80, 0, -2, 1.5}
	var buf bytes.Buffer
	fmt.Println(binary.Write(&buf, binary.BigEndian, h), buf.Len(), binary.Size(h))
	fmt.Printf("% x\n", buf.Bytes())
	var back Header
	fmt.Println(binary.Read(&buf, binary.BigEndian, &back))
	fmt.Printf("%+v\n", back)
	fmt.Println(binary.Read(bytes.NewReader([]byte{1}), binary.LittleEndian, &back))
	b, err := binary.Append(nil, binary.LittleEndian, []Kind{1, 0x203})
	fmt.Printf("% x %v\n", b, err)
	fmt.Println(binary.Write(&buf, binary.BigEndian, struct{ N int }{1}))
	b = binary.AppendUvarint(nil, 300)
	b = binary.AppendVarint(b, -129)
	u, n := binary.Uvarint(b)
	v, m := binary.Varint(b[n:])
	fmt.Println(b, u, n, v, m)
	b = binary.LittleEndian.AppendUint32(nil, 0xdeadbeef)
	fmt.Println(b, binary.BigEndian.Uint32(b), binary.LittleEndian, binary.BigEndian.String())
	var k Kind
	nn, err := binary.Decode([]byte{1, 2, 3}, binary.BigEndian, &k)
	fmt.Println(nn, err, k)
}
