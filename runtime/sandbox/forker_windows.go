package sandbox

import "syscall"

// ProcAttr returns a copy of base, which may be nil, that puts a child into a
// process group of its own.
func ProcAttr(base *syscall.SysProcAttr) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{}
	if base != nil {
		*a = *base
	}
	a.CreationFlags |= syscall.CREATE_NEW_PROCESS_GROUP
	return a
}
