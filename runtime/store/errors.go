package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// ErrDamaged is the cause when something in the store is not what was
// written. It was set aside under its own name with ".corrupt" added.
var ErrDamaged = errors.New("damaged on storage")

// An Error is what a person can do something about: a data folder that is
// full, read-only, in use or not a folder, or a file in it that is damaged.
type Error struct {
	Op   string // what was done, e.g. "write state/scripts/hello/kept.json"
	Err  error
	Cure string
}

// Error implements error; it is one line.
func (e *Error) Error() string { return "store: " + e.Op + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Hint says what to do about it; it may be empty.
func (e *Error) Hint() string { return e.Cure }

// An UploadError says why something cannot be a script.
type UploadError struct {
	Status int    // an HTTP status: 400, 413, 415 or 422
	Title  string // of the kind of problem
	Detail string // of this one; one line
	Cure   string // see Hint
	File   string // path in the upload; empty: the upload as a whole
	Line   int    // in File, from 1; 0: not known
}

// Error implements error; it is one line.
func (e *UploadError) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Detail)
	case e.File != "":
		return e.File + ": " + e.Detail
	}
	return e.Detail
}

// Hint says what to do about it; it may be empty.
func (e *UploadError) Hint() string { return e.Cure }

// explain wraps the error of a file operation: once, without the names of
// temporary files, and with the cure where one is known.
func (d *disk) explain(op, path string, err error) error {
	if err == nil {
		return nil
	}
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	return &Error{Op: op + " " + d.rel(path), Err: bare(err), Cure: cure(d.root, err)}
}

// bare is an error without the path that the os package adds.
func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.SyscallError](err); ok {
		return e.Err
	}
	return err
}

func cure(dir string, err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "free some space on the file system of " + dir + ", or choose another folder with --data"
	case errors.Is(err, syscall.EROFS):
		return "mount the file system of " + dir + " for writing, or choose another folder with --data"
	case errors.Is(err, fs.ErrPermission):
		return "run nfrun as the owner of " + dir + ", or choose another folder with --data"
	case errors.Is(err, syscall.ENOTDIR):
		return "name a folder with --data"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "raise the limit of open files (ulimit -n)"
	}
	return ""
}
