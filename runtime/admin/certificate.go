package admin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// CertificateFile is where a device keeps its certificate and key, below its
// data folder.
const CertificateFile = "state/tls/device.pem"

// earliest is when certificates begin on a board whose clock is not set.
var earliest = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// Certificate returns the certificate of the device whose data folder it is.
// The first call makes it: self-signed, ECDSA P-256, good for ten years, for
// the machine's names and addresses and for names. Clients know a device by
// its certificate, so it stays the same until its file is deleted. A damaged
// file is set aside, and log is told.
func Certificate(data string, names []string, log *slog.Logger) (*tls.Certificate, error) {
	file := filepath.Join(data, filepath.FromSlash(CertificateFile))
	c, err := readCertificate(file)
	switch {
	case err == nil:
		return c, nil
	case errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, errDamaged):
		if err := os.Rename(file, file+".corrupt"); err != nil {
			return nil, fmt.Errorf("admin: set the damaged certificate aside: %w", err)
		}
		log.Error("the device certificate was damaged; it was set aside and a new one was made",
			"file", file+".corrupt", "hint", "clients refuse the new one until its line in their known_devices is removed")
	default:
		return nil, err
	}
	b, err := makeCertificate(names)
	if err != nil {
		return nil, fmt.Errorf("admin: make the device certificate: %w", err)
	}
	if err := writeFile(file, b); err != nil {
		return nil, fmt.Errorf("admin: save the device certificate: %w", err)
	}
	return parseCertificate(b)
}

// StoredFingerprint returns the fingerprint of a device's certificate, or "" if
// it has none yet.
func StoredFingerprint(data string) (string, error) {
	c, err := readCertificate(filepath.Join(data, filepath.FromSlash(CertificateFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return Fingerprint(c.Certificate[0]), nil
}

// Fingerprint is the SHA-256 of a certificate in DER form, as openssl and
// browsers print it.
func Fingerprint(der []byte) string {
	sum := sha256.Sum256(der)
	return strings.ReplaceAll(fmt.Sprintf("% X", sum), " ", ":")
}

var errDamaged = errors.New("admin: the device certificate is damaged")

func readCertificate(file string) (*tls.Certificate, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parseCertificate(b)
}

func parseCertificate(b []byte) (*tls.Certificate, error) {
	c, err := tls.X509KeyPair(b, b)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errDamaged, err)
	}
	return &c, nil
}

// makeCertificate returns certificate and key in PEM form.
func makeCertificate(names []string) ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	if begin.Before(earliest) {
		begin = earliest
	}
	template := &x509.Certificate{
		NotBefore:             begin.AddDate(0, 0, -1),
		NotAfter:              begin.AddDate(10, 0, 0),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
	}
	all := slices.Concat(Hosts(), names, addresses())
	template.Subject = pkix.Name{CommonName: "nfrun " + all[0]}
	for _, name := range all {
		if ip := net.ParseIP(name); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, name)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return slices.Concat(
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}),
	), nil
}

// Hosts are the names that this machine goes by in its network.
func Hosts() []string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return []string{"localhost"}
	}
	hosts := []string{name, "localhost"}
	if !strings.Contains(name, ".") {
		hosts = append(hosts, name+".local") // mDNS
	}
	return hosts
}

// addresses are those of the machine's interfaces.
func addresses() (list []string) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return []string{"127.0.0.1", "::1"}
	}
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLinkLocalUnicast() {
			list = append(list, n.IP.String())
		}
	}
	return list
}

// writeFile saves a secret file whole or not at all.
func writeFile(file string, b []byte) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".device-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already if all went well
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), file); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a rename in a folder last; not every system knows how.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
