package runtime

import (
	"errors"

	"github.com/nfrun/nfrun/runtime/engine"
)

// Errors that callers tell apart.
var (
	ErrUnknown  = errors.New("no such script")
	ErrBusy     = errors.New("another deployment of this script is under way")
	ErrSafeMode = errors.New("the device is in safe mode")
	ErrPrevious = errors.New("there is no previous version")
	ErrFailed   = errors.New("these bytes failed before on this device")
)

// A StartError says that a version was checked but did not start, and what
// was done about it.
type StartError struct {
	Name, Version string
	Fault         *engine.Fault
	Action        string // "version 1f2e… runs again"
}

// Error implements error.
func (e *StartError) Error() string {
	return e.Name + ": version " + e.Version + " did not start: " + e.Fault.Error() + "; " + e.Action
}
