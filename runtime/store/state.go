package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

const tokenFile = "admin-token"

// ReadState reads a small file of the supervisor's own from DATA/state; the
// error is [fs.ErrNotExist] if there is none.
func (s *Store) ReadState(file string) ([]byte, error) {
	b, err := os.ReadFile(s.path("state", file))
	return b, s.disk.explain("read", s.path("state", file), err)
}

// WriteState writes one; it is on the disk when WriteState returns. file is
// a name without a slash.
func (s *Store) WriteState(file string, b []byte) error {
	return s.disk.write(s.path("state", file), b, 0o600)
}

// RemoveState removes one, if it is there.
func (s *Store) RemoveState(file string) error { return s.disk.remove(s.path("state", file)) }

// Token returns the admin token, which is made on first use and stands in
// DATA/admin-token for its owner only.
func (s *Store) Token() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.path(tokenFile)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		token := rand.Text() // 130 bits
		return token, s.disk.write(path, []byte(token+"\n"), 0o600)
	}
	if err != nil {
		return "", s.disk.explain("read", path, err)
	}
	token := strings.TrimSpace(string(b))
	if len(token) < 16 || strings.ContainsAny(token, " \t\r\n") {
		return "", &Error{
			Op:   "read " + tokenFile,
			Err:  fmt.Errorf("not a token: %d characters", len(token)),
			Cure: "delete " + path + "; a new one is made",
		}
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(path, 0o600); err != nil {
			return "", s.disk.explain("protect", path, err)
		}
	}
	return token, nil
}
