// Package store keeps what a device must not lose: script versions by content
// hash, manifests, kept values and logs. Every write is whole or not there,
// whenever the power goes.
package store

import (
	"log/slog"
	"time"
)

// Options are the choices of a store; nil and zero fields mean defaults.
type Options struct {
	// Log gets what is set aside or cleaned up; default slog.Default().
	Log *slog.Logger
	// LogSize bounds one of the two segments of a script's log, in bytes;
	// default 1 MiB.
	LogSize int64
	// Step is called before each step of each write: "create PATH",
	// "write PATH", "fsync PATH", "rename PATH", "exchange PATH",
	// "remove PATH", PATH relative to the data folder. An error ends the
	// write as if the step itself had failed. It is for tests that inject
	// errors, or kill the process.
	Step func(what string) error
}

// Files is what a script consists of: contents by slash-separated path.
type Files map[string][]byte

// Manifest is what is known of a script beside its files.
type Manifest struct {
	Current   string    `json:"current"`            // version that runs; empty: none yet
	Previous  string    `json:"previous,omitempty"` // version to go back to
	Enabled   bool      `json:"enabled"`            // is to run
	Probation bool      `json:"probation,omitempty"`
	Failed    []string  `json:"failed,omitempty"` // versions not to be tried again by themselves; newest last
	Updated   time.Time `json:"updated"`
	Path      string    `json:"path,omitempty"`   // where the version came from if not from DATA/scripts: a script of nfrun run PATH
	Folder    string    `json:"folder,omitempty"` // content of DATA/scripts/NAME that was last taken from or put there
	Sync      bool      `json:"sync,omitempty"`   // DATA/scripts/NAME is still to be made the current version
}

// Record is one line of a script's log.
type Record struct {
	Time    time.Time      `json:"time"`
	Seq     uint64         `json:"seq"` // counts up, across restarts too
	Script  string         `json:"script,omitempty"`
	Version string         `json:"version,omitempty"`
	Stream  string         `json:"stream"` // stdout, stderr, log, event
	Level   string         `json:"level,omitempty"`
	Message string         `json:"message"`
	Attrs   map[string]any `json:"attrs,omitempty"`
}

// An Error is what a person can do something about: a data folder that is
// full, read-only, in use or not a folder.
type Error struct {
	Op   string // what was done, e.g. "write state/scripts/hello/kept.json"
	Err  error
	Cure string
}

// An UploadError is an upload that was refused.
type UploadError struct {
	Status int    // an HTTP status: 400, 413, 415, 422
	Title  string // of the kind of problem
	Detail string // of this one; one line
	Cure   string
	File   string // path in the upload; may be empty
	Line   int    // 0: not known
}
