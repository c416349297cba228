package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"strings"
)

type pad struct{ size int }

func (p pad) add(b []byte) []byte {
	n := p.size - len(b)%p.size
	return append(b, bytes.Repeat([]byte{byte(n)}, n)...)
}

func main() {
	key := []byte("0123456789abcdef")
	blk, err := aes.NewCipher(key)
	fmt.Println(blk.BlockSize(), err)
	_, err = aes.NewCipher(key[:5])
	var kse aes.KeySizeError
	fmt.Println(err, errors.As(err, &kse), int(kse))
	iv := []byte("fedcba9876543210")
	pt := pad{16}.add([]byte("attack at dawn"))
	ct := make([]byte, len(pt))
	cipher.NewCBCEncrypter(blk, iv).CryptBlocks(ct, pt)
	fmt.Printf("%x\n", ct)
	cipher.NewCBCDecrypter(blk, iv).CryptBlocks(ct, ct)
	fmt.Printf("%q\n", ct)
	s := cipher.StreamReader{S: cipher.NewCTR(blk, iv), R: strings.NewReader("stream")}
	b, _ := io.ReadAll(s)
	fmt.Printf("%x\n", b)
	g, err := cipher.NewGCM(blk)
	nonce := make([]byte, g.NonceSize())
	sealed := g.Seal(nil, nonce, []byte("secret"), []byte("ad"))
	fmt.Printf("%x %v %d\n", sealed, err, g.Overhead())
	o, err := g.Open(nil, nonce, sealed, []byte("ad"))
	fmt.Println(string(o), err)
	_, err = g.Open(nil, nonce, sealed, []byte("other"))
	fmt.Println(err)
	defer func() { fmt.Println(recover()) }()
	cipher.NewCBCEncrypter(blk, iv[:3])
}
