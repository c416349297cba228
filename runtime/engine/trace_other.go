//go:build !linux

package engine

import (
	"errors"
	"fmt"
	"os"
)

// NewTrace reports that there is no flight recorder on this system.
func NewTrace() (*Trace, error) {
	return nil, fmt.Errorf("engine: make trace: %w", errors.ErrUnsupported)
}

// OpenTrace reports that there is no flight recorder on this system.
func OpenTrace(*os.File) (*Trace, error) {
	return nil, fmt.Errorf("engine: map trace: %w", errors.ErrUnsupported)
}

// Close does nothing.
func (t *Trace) Close() error { return nil }
