package runtime

import "errors"

// Errors that callers tell apart.
var (
	ErrUnknown    = errors.New("no such script")
	ErrBusy       = errors.New("another operation on this script is under way")
	ErrPrevious   = errors.New("there is no previous version")
	ErrNotRunning = errors.New("the script does not run")
	ErrClosing    = errors.New("the device is shutting down")
)
