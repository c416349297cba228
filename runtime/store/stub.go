package store

import (
	"context"
	"encoding/json"
	"io/fs"
	"time"
)

var errLater = &Error{Op: "later"}

func (e *Error) Error() string       { return e.Op }
func (e *Error) Unwrap() error       { return e.Err }
func (e *Error) Hint() string        { return e.Cure }
func (e *UploadError) Error() string { return e.Detail }
func (e *UploadError) Hint() string  { return e.Cure }

// ID is the content hash: the first 16 hex digits of a SHA-256 over paths and contents.
func (f Files) ID() string { return "" }

// FS returns the files as a read-only file system.
func (f Files) FS() fs.FS { return nil }

// Replace returns the files of an upload made to stand in for old: a single Go file keeps the script.toml that was there.
func (f Files) Replace(old Files) Files { return f }

// ReadFiles reads a script folder, leaving out what is no part of a script.
func ReadFiles(fsys fs.FS) (Files, error) { return nil, errLater }

// ReadPath reads a script from a Go file or a folder.
func ReadPath(path string) (Files, error) { return nil, errLater }

// FromUpload reads a script from the body of an upload. A refusal is an [*UploadError].
func FromUpload(contentType string, body []byte) (Files, error) { return nil, errLater }

// ValidName tells whether a script may have this name.
func ValidName(name string) bool { return true }

// A Store is an open data folder.
type Store struct{}

// Open opens a data folder, made if it is not there, and locks it.
func Open(dir string, o *Options) (*Store, error) { return nil, errLater }

// Close gives the folder back.
func (s *Store) Close() error { return errLater }

// Path returns the absolute path of the data folder.
func (s *Store) Path() string { return "" }

// Put saves a version; it is on the disk when Put returns.
func (s *Store) Put(f Files) (id string, err error) { return "", errLater }

// Files returns a version that was put, verified against its hash.
func (s *Store) Files(id string) (Files, error) { return nil, errLater }

// Verify tells whether a version is whole.
func (s *Store) Verify(id string) error { return errLater }

// Dir returns the folder of a version.
func (s *Store) Dir(id string) string { return "" }

// Manifest returns a script's manifest; the zero Manifest if there is none.
func (s *Store) Manifest(name string) (Manifest, error) { return Manifest{}, errLater }

// SetManifest saves a script's manifest.
func (s *Store) SetManifest(name string, m Manifest) error { return errLater }

// Names lists the scripts that have a manifest or lie in DATA/scripts, sorted.
func (s *Store) Names() []string { return nil }

// Deployed returns what lies in DATA/scripts for a name; none: nil, nil.
func (s *Store) Deployed(name string) (Files, error) { return nil, errLater }

// SetDeployed makes DATA/scripts/NAME these files, in one step.
func (s *Store) SetDeployed(name string, f Files) error { return errLater }

// Remove deletes a script, its kept values and its log.
func (s *Store) Remove(name string) error { return errLater }

// Collect deletes the versions that no manifest names.
func (s *Store) Collect() error { return errLater }

// Kept returns what a script kept.
func (s *Store) Kept(name string) (map[string]json.RawMessage, error) { return nil, errLater }

// Keep saves one value of a script; it is on the disk when Keep returns.
func (s *Store) Keep(name, key string, v json.RawMessage) error { return errLater }

// ReadState reads a small file of the supervisor's own from DATA/state; fs.ErrNotExist if there is none.
func (s *Store) ReadState(file string) ([]byte, error) { return nil, errLater }

// WriteState writes one.
func (s *Store) WriteState(file string, b []byte) error { return errLater }

// RemoveState removes one.
func (s *Store) RemoveState(file string) error { return errLater }

// Token returns the admin token, made on first use.
func (s *Store) Token() (string, error) { return "", errLater }

// Log returns a script's log.
func (s *Store) Log(name string) (*Log, error) { return nil, errLater }

// A Log is a bounded log of one script.
type Log struct{}

// Append adds a record; Seq and a zero Time are filled in.
func (l *Log) Append(r Record) error { return errLater }

// Read returns the records after since (0: from the oldest that is there), the last n of them (0: all).
func (l *Log) Read(since uint64, n int) ([]Record, error) { return nil, errLater }

// ReadSince returns the records from a time on, the last n of them (0: all).
func (l *Log) ReadSince(t time.Time, n int) ([]Record, error) { return nil, errLater }

// Follow calls f with each record after since until ctx ends, f fails, or the log is removed.
func (l *Log) Follow(ctx context.Context, since uint64, f func(Record) error) error { return errLater }

// Watch calls changed with the name of each script whose files under DATA/scripts changed and settled, until ctx ends.
func (s *Store) Watch(ctx context.Context, changed func(name string)) error { return errLater }

// WatchPath calls changed whenever a script at path, a Go file or a folder, changed and settled, until ctx ends.
func WatchPath(ctx context.Context, path string, changed func()) error { return errLater }
