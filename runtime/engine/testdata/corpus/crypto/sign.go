package main

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
)

// counting wraps a signer with one of the script's own.
type counting struct {
	crypto.Signer
	n int
}

func (c *counting) Sign(r io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	c.n++
	return c.Signer.Sign(r, digest, o)
}

func main() {
	d := sha256.Sum256([]byte("message"))
	ek, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fmt.Println(err)
	c := &counting{Signer: ek}
	sig, err := c.Sign(rand.Reader, d[:], crypto.SHA256)
	fmt.Println(err, ecdsa.VerifyASN1(&ek.PublicKey, d[:], sig), ecdsa.VerifyASN1(&ek.PublicKey, d[1:], sig), c.n)
	rk, err := rsa.GenerateKey(rand.Reader, 2048)
	fmt.Println(err, rk.N.BitLen())
	s, err := rsa.SignPKCS1v15(rand.Reader, rk, crypto.SHA256, d[:])
	fmt.Println(err, len(s), rsa.VerifyPKCS1v15(&rk.PublicKey, crypto.SHA256, d[:], s))
	s[0] ^= 1
	fmt.Println(errors.Is(rsa.VerifyPKCS1v15(&rk.PublicKey, crypto.SHA256, d[:], s), rsa.ErrVerification))
	ct, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &rk.PublicKey, []byte("oaep"), nil)
	pt, err2 := rsa.DecryptOAEP(sha256.New(), nil, rk, ct, nil)
	fmt.Println(err, string(pt), err2)
	priv := ed25519.NewKeyFromSeed(make([]byte, 32))
	fmt.Printf("%x\n", ed25519.Sign(priv, []byte("m"))[:8])
	fmt.Println(ed25519.Verify(priv.Public().(ed25519.PublicKey), []byte("m"), ed25519.Sign(priv, []byte("m"))))
	a, _ := ecdh.X25519().GenerateKey(rand.Reader)
	b, _ := ecdh.X25519().GenerateKey(rand.Reader)
	x, _ := a.ECDH(b.PublicKey())
	y, _ := b.ECDH(a.PublicKey())
	fmt.Println(string(x) == string(y), len(x))
	der, err := x509.MarshalPKCS8PrivateKey(priv)
	p := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	fmt.Print(string(p), err, "\n")
	blk, rest := pem.Decode(p)
	k, err := x509.ParsePKCS8PrivateKey(blk.Bytes)
	fmt.Printf("%T %v %d %s\n", k, err, len(rest), blk.Type)
	t := rand.Text()
	fmt.Println(len(t))
}
