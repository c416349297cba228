package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net"
	"time"
)

func main() {
	priv := ed25519.NewKeyFromSeed(make([]byte, 32))
	t := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "dev", Organization: []string{"o"}}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"dev.local"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, t, t, priv.Public(), priv)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := x509.ParseCertificate(der)
	fmt.Println(c.Subject, c.SerialNumber, c.DNSNames, err, c.VerifyHostname("dev.local"), c.VerifyHostname("other"))
	pool := x509.NewCertPool()
	pool.AddCert(c)
	cfg := &tls.Config{GetCertificate: func(h *tls.ClientHelloInfo) (*tls.Certificate, error) {
		fmt.Println("hello for", h.ServerName)
		return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: priv}, nil
	}}
	l, err := tls.Listen("tcp", "127.0.0.1:0", cfg)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			fmt.Fprint(c, "over tls")
			c.Close()
		}
	}()
	conn, err := tls.Dial("tcp", l.Addr().String(), &tls.Config{RootCAs: pool, ServerName: "dev.local", VerifyConnection: func(s tls.ConnectionState) error {
		fmt.Println("verify", s.ServerName, len(s.PeerCertificates))
		return nil
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := io.ReadAll(conn)
	fmt.Println(string(b), err, conn.ConnectionState().Version == tls.VersionTLS13)
}
