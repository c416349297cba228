package client

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/nfrun/nfrun/runtime/admin"
)

// pins remembers the certificates of devices, one line "host:port FINGERPRINT"
// each: what a device shows at the first meeting, it has to show ever after.
type pins struct {
	file   string
	device string
	notice func(string)
}

// A PinError is a device that shows another certificate than at first.
type PinError struct {
	Device      string
	Want, Got   string // fingerprints
	File        string
	Line        int
	notRecorded error // why the first meeting could not be recorded; nil: it was
}

// Error implements error.
func (e *PinError) Error() string {
	if e.notRecorded != nil {
		return fmt.Sprintf("the certificate of %s cannot be remembered: %v", e.Device, e.notRecorded)
	}
	return fmt.Sprintf("%s shows another certificate than before: %s instead of %s", e.Device, e.Got, e.Want)
}

// Hint returns the cure.
func (e *PinError) Hint() string {
	if e.notRecorded != nil {
		return "make " + e.File + " writable"
	}
	return fmt.Sprintf("either the device was set up anew, or somebody stands between: compare with nfrun doctor on the device, then delete line %d of %s", e.Line, e.File)
}

// config is a TLS configuration that trusts by fingerprint.
func (p *pins) config() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		// The chain is not verified by crypto/tls, but in VerifyConnection.
		InsecureSkipVerify: true, //nolint:gosec // see above
		VerifyConnection:   p.verify,
	}
}

func (p *pins) verify(state tls.ConnectionState) error {
	certificate := state.PeerCertificates[0]
	got := admin.Fingerprint(certificate.Raw)
	want, line, err := p.find()
	switch {
	case err != nil:
		return &PinError{Device: p.device, Got: got, File: p.file, notRecorded: err}
	case want == got:
		return nil
	case want != "":
		return &PinError{Device: p.device, Want: want, Got: got, File: p.file, Line: line}
	}
	if trusted(state) == nil {
		return nil // by the system: such certificates are renewed, and not pinned
	}
	if err := p.add(got); err != nil {
		return &PinError{Device: p.device, Got: got, File: p.file, notRecorded: err}
	}
	p.notice(fmt.Sprintf("%s is new here: from now on its certificate has to be %s (kept in %s)", p.device, got, p.file))
	return nil
}

func trusted(state tls.ConnectionState) error {
	intermediates := x509.NewCertPool()
	for _, c := range state.PeerCertificates[1:] {
		intermediates.AddCert(c)
	}
	_, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{DNSName: state.ServerName, Intermediates: intermediates})
	return err
}

// find returns what is known of the device; "" if nothing is.
func (p *pins) find() (fingerprint string, line int, err error) {
	if p.file == "" {
		return "", 0, errors.New("there is no configuration folder")
	}
	f, err := os.Open(p.file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if fields := strings.Fields(lines.Text()); len(fields) == 2 && fields[0] == p.device {
			return fields[1], n, nil
		}
	}
	return "", 0, lines.Err()
}

// add remembers a device. One short line is appended at a time, so that two
// programs that do so at once do no harm.
func (p *pins) add(fingerprint string) (err error) {
	if err := os.MkdirAll(filepath.Dir(p.file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(p.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = fmt.Fprintf(f, "%s %s\n", p.device, fingerprint)
	return err
}
