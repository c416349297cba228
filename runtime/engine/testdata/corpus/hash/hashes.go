package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
)

// sum8 is a hash.Hash of the script's own.
type sum8 struct{ s byte }

func (s *sum8) Write(p []byte) (int, error) {
	for _, b := range p {
		s.s += b
	}
	return len(p), nil
}
func (s *sum8) Sum(b []byte) []byte { return append(b, s.s) }
func (s *sum8) Reset()              { s.s = 0 }
func (s *sum8) Size() int           { return 1 }
func (s *sum8) BlockSize() int      { return 1 }

func main() {
	data := []byte("123456789")
	fmt.Printf("%08x %08x %016x %08x\n", crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)), crc64.Checksum(data, crc64.MakeTable(crc64.ISO)), adler32.Checksum(data))
	for _, h := range []hash.Hash{fnv.New32(), fnv.New32a(), fnv.New64a(), fnv.New128(), &sum8{}, crc32.NewIEEE()} {
		io.Copy(h, bytes.NewReader(data))
		_, is32 := h.(hash.Hash32)
		fmt.Printf("%x %d %t\n", h.Sum([]byte{0xee}), h.Size(), is32)
	}
	m := hmac.New(func() hash.Hash { return sha256.New() }, []byte("k"))
	m.Write(data)
	fmt.Printf("%x\n", m.Sum(nil)[:4])
	seed := maphash.MakeSeed()
	type key struct {
		a int
		b string
	}
	fmt.Println(maphash.String(seed, "a") == maphash.String(seed, "a"), maphash.Comparable(seed, key{1, "x"}) == maphash.Comparable(seed, key{1, "x"}), maphash.Comparable(seed, key{1, "x"}) == maphash.Comparable(seed, key{2, "x"}))
}
