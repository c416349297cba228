package main

import (
	"crypto"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
)

type sum struct{ h hash.Hash }

func (s sum) Hex(p ...string) string {
	s.h.Reset()
	for _, x := range p {
		io.WriteString(s.h, x)
	}
	return hex.EncodeToString(s.h.Sum(nil))
}

func main() {
	for _, c := range []struct {
		name string
		f    func() hash.Hash
	}{{"md5", md5.New}, {"sha1", sha1.New}, {"sha256", sha256.New}, {"sha512", sha512.New}, {"sha384", sha512.New384}, {"sha3", func() hash.Hash { return sha3.New256() }}, {"hmac", func() hash.Hash { return hmac.New(sha256.New, []byte("key")) }}} {
		h := c.f()
		fmt.Println(c.name, sum{h}.Hex("ab", "c"), h.Size(), h.BlockSize())
	}
	fmt.Printf("%x\n", sha256.Sum256([]byte("abc")))
	fmt.Println(hmac.Equal([]byte("a"), []byte("a")), subtle.ConstantTimeCompare([]byte("a"), []byte("b")), crypto.SHA256.Available(), crypto.SHA256)
	k, err := pbkdf2.Key(sha256.New, "pw", []byte("salt"), 10, 16)
	fmt.Printf("%x %v\n", k, err)
	hk, err := hkdf.Key(sha256.New, []byte("secret"), nil, "info", 16)
	fmt.Printf("%x %v\n", hk, err)
	m := sha256.New()
	m.Write([]byte("ab"))
	st, err := m.(encoding.BinaryMarshaler).MarshalBinary()
	m2 := sha256.New()
	fmt.Println(err, m2.(encoding.BinaryUnmarshaler).UnmarshalBinary(st))
	m2.Write([]byte("c"))
	fmt.Printf("%x\n", m2.Sum(nil))
}
