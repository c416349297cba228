package main

import (
	"bytes"
	"compress/gzip"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/mlkem"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/subtle"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding"
	"encoding/asn1"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"strings"
	"time"
)

type temp float64

func (t temp) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%.1f°", float64(t)), nil }
func (t *temp) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%f°", (*float64)(t))
	return err
}

var _ encoding.TextUnmarshaler = (*temp)(nil)

type reading struct {
	XMLName xml.Name       `json:"-" xml:"reading"`
	Name    string         `json:"name" xml:"name,attr"`
	T       temp           `json:"t"`
	Tags    []string       `json:"tags,omitempty" xml:"tag"`
	M       map[string]any `json:"m,omitzero" xml:"-"`
	Next    *reading       `json:"next,omitempty"`
}

type header struct {
	Magic [2]byte
	N     uint16
	F     float32
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	fmt.Printf("%x\n", sha256.Sum256([]byte("x")))
	fmt.Printf("%x\n", sha3.Sum256([]byte("x")))
	mac := hmac.New(sha256.New, []byte("key"))
	io.WriteString(mac, "msg")
	fmt.Println(hex.EncodeToString(mac.Sum(nil)), crypto.SHA256.Available())
	k, err := hkdf.Key(sha256.New, []byte("secret"), []byte("salt"), "info", 16)
	fmt.Printf("%x %v\n", k, err)
	k, err = pbkdf2.Key(sha256.New, "pw", []byte("salt"), 10, 20)
	fmt.Printf("%x %v\n", k, err)

	block, err := aes.NewCipher(make([]byte, 16))
	check(err)
	gcm, err := cipher.NewGCM(block)
	check(err)
	sealed := gcm.Seal(nil, make([]byte, gcm.NonceSize()), []byte("plain"), nil)
	fmt.Printf("%x\n", sealed)

	pub, priv, err := ed25519.GenerateKey(rand.Reader)
	check(err)
	fmt.Println(ed25519.Verify(pub, []byte("m"), ed25519.Sign(priv, []byte("m"))), len(rand.Text()))
	a, err := ecdh.X25519().GenerateKey(rand.Reader)
	check(err)
	b, err := ecdh.X25519().GenerateKey(rand.Reader)
	check(err)
	s1, _ := a.ECDH(b.PublicKey())
	s2, _ := b.ECDH(a.PublicKey())
	fmt.Println(subtle.ConstantTimeCompare(s1, s2))
	dk, err := mlkem.GenerateKey768()
	check(err)
	shared, ct := dk.EncapsulationKey().Encapsulate()
	got, err := dk.Decapsulate(ct)
	fmt.Println(bytes.Equal(shared, got), err)

	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "device"}, NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"a.test"}}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, key.Public(), key)
	check(err)
	cert, err := x509.ParseCertificate(der)
	check(err)
	fmt.Println(cert.Subject, cert.DNSNames, cert.VerifyHostname("b.test"))
	p, _ := pem.Decode(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	fmt.Println(p.Type, bytes.Equal(p.Bytes, der))
	n, err := asn1.Marshal(struct {
		A int
		B string `asn1:"utf8"`
	}{5, "x"})
	fmt.Printf("%x %v\n", n, err)

	r := reading{Name: "in", T: 21.5, Tags: []string{"a", "b"}, M: map[string]any{"k": 1.5}, Next: &reading{Name: "out"}}
	j, err := json.MarshalIndent(r, "", " ")
	fmt.Println(string(j), err)
	var back reading
	fmt.Println(json.Unmarshal(j, &back), back.T, back.Next.Name, back.M)
	err = json.Unmarshal([]byte(`{"name": 3}`), &back)
	var te *json.UnmarshalTypeError
	fmt.Println(errors.As(err, &te), err)
	dec := json.NewDecoder(strings.NewReader(`{"x":1}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&back))
	x, err := xml.Marshal(r)
	fmt.Println(string(x), err)
	var g bytes.Buffer
	check(gob.NewEncoder(&g).Encode(map[string]temp{"a": 1}))
	var m map[string]temp
	fmt.Println(gob.NewDecoder(&g).Decode(&m), m)
	var buf bytes.Buffer
	binary.Write(&buf, binary.LittleEndian, header{[2]byte{'n', 'f'}, 7, 1.5})
	fmt.Printf("%x %d %d\n", buf.Bytes(), binary.BigEndian.Uint16(buf.Bytes()), binary.LittleEndian.AppendUint32(nil, 5))
	var h header
	fmt.Println(binary.Read(&buf, binary.LittleEndian, &h), h)
	rows, err := csv.NewReader(strings.NewReader("a,\"b\nc\"\n1,2\n")).ReadAll()
	fmt.Printf("%q %v\n", rows, err)
	fmt.Println(base64.RawURLEncoding.EncodeToString([]byte{0xfb, 0xff}))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte("zipped"))
	w.Close()
	zr, err := gzip.NewReader(&z)
	check(err)
	io.Copy(os.Stdout, zr)
	fmt.Println()
}
