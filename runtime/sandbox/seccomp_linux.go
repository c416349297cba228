package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// What a filter answers; an errno is added to retErrno.
const (
	retAllow = unix.SECCOMP_RET_ALLOW
	retKill  = unix.SECCOMP_RET_KILL_PROCESS
	retErrno = unix.SECCOMP_RET_ERRNO
)

// Offsets into struct seccomp_data. All tables are of little-endian machines,
// so the low half of an argument comes first.
const (
	offNumber = 0
	offArch   = 4
	offArgs   = 16
)

const (
	protocolMPTCP = 262
	x32Bit        = 0x40000000 // marks calls of the x32 ABI, a second table of amd64
	newNamespaces = unix.CLONE_NEWNS | unix.CLONE_NEWCGROUP | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC |
		unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET
)

// siblings are the tables that programs on one machine may use side by side.
var siblings = map[arch]arch{amd64: i386, i386: amd64, arm64: arm, arm: arm64}

// filter returns the program that decides on each system call of the process
// pid. Denied calls answer EPERM, so that Go returns ordinary errors; those of
// a foreign table end the process.
func filter(a arch, pid int, exec bool) []bpf.Instruction {
	tables := []arch{a}
	if other, ok := siblings[a]; ok && exec {
		tables = append(tables, other)
	}
	p := []bpf.Instruction{bpf.LoadAbsolute{Off: offArch, Size: 4}}
	for _, a := range tables {
		d := decisions(a, pid, exec)
		p = append(p, bpf.JumpIf{Cond: bpf.JumpEqual, Val: auditArchs[a], SkipFalse: uint8(len(d))})
		p = append(p, d...)
	}
	return append(p, bpf.RetConstant{Val: retKill})
}

// decisions is the part of the filter for one table. It always returns.
func decisions(a arch, pid int, exec bool) []bpf.Instruction {
	p := []bpf.Instruction{bpf.LoadAbsolute{Off: offNumber, Size: 4}}
	if a == amd64 {
		p = append(p,
			bpf.JumpIf{Cond: bpf.JumpGreaterOrEqual, Val: x32Bit, SkipFalse: 1},
			bpf.RetConstant{Val: retKill})
	}
	deny := func(c syscallNumbers, errno unix.Errno) {
		if n := c.numbers[a]; n != none {
			p = append(p,
				bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(n), SkipFalse: 1},
				bpf.RetConstant{Val: retErrno | uint32(errno)})
		}
	}
	// unless denies c unless test, which jumps over one instruction to
	// deny, is satisfied with an argument.
	unless := func(c syscallNumbers, arg uint32, test bpf.JumpIf, errno unix.Errno) {
		p = append(p,
			bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(c.numbers[a]), SkipFalse: 4},
			bpf.LoadAbsolute{Off: offArgs + 8*arg, Size: 4},
			test,
			bpf.RetConstant{Val: retAllow},
			bpf.RetConstant{Val: retErrno | uint32(errno)})
	}
	for _, c := range adminCalls {
		deny(c, unix.EPERM)
	}
	// The flags of clone3 are in memory, where a filter cannot see them;
	// ENOSYS has callers fall back to clone.
	deny(clone3Call, unix.ENOSYS)
	// Landlock's rules for TCP do not cover MPTCP, which Go prefers.
	unless(socketCall, 2, bpf.JumpIf{Cond: bpf.JumpEqual, Val: protocolMPTCP, SkipTrue: 1}, unix.EPROTONOSUPPORT)
	if exec {
		unless(cloneCall, 0, bpf.JumpIf{Cond: bpf.JumpBitsSet, Val: newNamespaces, SkipTrue: 1}, unix.EPERM)
	} else {
		for _, c := range slices.Concat(execCalls, signalCalls) {
			deny(c, unix.EPERM)
		}
		unless(cloneCall, 0, bpf.JumpIf{Cond: bpf.JumpBitsNotSet, Val: unix.CLONE_THREAD, SkipTrue: 1}, unix.EPERM)
		unless(killCall, 0, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: uint32(pid), SkipTrue: 1}, unix.EPERM)
		unless(tgkillCall, 0, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: uint32(pid), SkipTrue: 1}, unix.EPERM)
	}
	return append(p, bpf.RetConstant{Val: retAllow})
}

// filterCalls installs the filter on all threads.
func filterCalls(l *Limits, r *Report) error {
	a, ok := ownArch()
	if !ok {
		r.add("seccomp", Missing, "no table of system calls for "+runtime.GOARCH)
		return nil
	}
	if !seccompAvailable() {
		r.add("seccomp", Missing, "kernel without CONFIG_SECCOMP_FILTER")
		return nil
	}
	code, err := assemble(a, l.Exec)
	if err != nil {
		return &Error{Measure: "seccomp", Err: err}
	}
	prog := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	// With TSYNC the call answers the id of a thread that it could not move
	// to the filter.
	tid, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	if errno != 0 {
		return &Error{Measure: "seccomp", Err: errno}
	}
	if tid != 0 {
		return &Error{Measure: "seccomp", Err: fmt.Errorf("thread %d has a filter of its own", tid)}
	}
	if a == i386 {
		// socketcall hides its arguments in memory.
		r.add("seccomp", Partial, "MPTCP sockets cannot be told from others on 386")
	} else {
		r.add("seccomp", OK, fmt.Sprintf("%d instructions", len(code)))
	}
	return nil
}

func ownArch() (arch, bool) {
	i := slices.Index(archNames[:], runtime.GOARCH)
	return arch(i), i >= 0
}

func assemble(a arch, exec bool) ([]unix.SockFilter, error) {
	raw, err := bpf.Assemble(filter(a, os.Getpid(), exec))
	if err != nil {
		return nil, err
	}
	code := make([]unix.SockFilter, len(raw))
	for i, in := range raw {
		code[i] = unix.SockFilter{Code: in.Op, Jt: in.Jt, Jf: in.Jf, K: in.K}
	}
	return code, nil
}

// seccompAvailable asks the kernel without changing anything.
func seccompAvailable() bool {
	action := uint32(retErrno)
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_GET_ACTION_AVAIL, 0, uintptr(unsafe.Pointer(&action)))
	return errno == 0
}
