//go:build !linux

package sandbox

import "errors"

// PrivateMemory returns the bytes of memory that only pid uses. Systems other
// than Linux answer [errors.ErrUnsupported].
func PrivateMemory(pid int) (int64, error) { return 0, errors.ErrUnsupported }

// DescendantsOf returns the processes that pid started, and those that these
// started. Systems other than Linux answer nil.
func DescendantsOf(pid int) []int { return nil }
