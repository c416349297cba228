package sandbox

import (
	"encoding/binary"
	"os"
	"slices"
	"testing"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

const testPID = 4711

// decide runs the filter in a virtual machine. That one loads big-endian
// words; what matters is that each is where the filter looks for it.
func decide(t *testing.T, program []bpf.Instruction, audit uint32, number int, args ...uint32) uint32 {
	t.Helper()
	vm, err := bpf.NewVM(program)
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 64)
	binary.BigEndian.PutUint32(data[offNumber:], uint32(number))
	binary.BigEndian.PutUint32(data[offArch:], audit)
	for i, a := range args {
		binary.BigEndian.PutUint32(data[offArgs+8*i:], a)
	}
	got, err := vm.Run(data)
	if err != nil {
		t.Fatal(err)
	}
	return uint32(got)
}

func TestFilter(t *testing.T) {
	const (
		eperm   = retErrno | uint32(unix.EPERM)
		enosys  = retErrno | uint32(unix.ENOSYS)
		noproto = retErrno | uint32(unix.EPROTONOSUPPORT)
		thread  = unix.CLONE_VM | unix.CLONE_FS | unix.CLONE_FILES | unix.CLONE_SIGHAND | unix.CLONE_THREAD
		process = uint32(unix.SIGCHLD)
	)
	type row struct {
		name         string
		call         syscallNumbers
		args         []uint32
		closed, open uint32 // without and with Limits.Exec
	}
	rows := []row{
		{"thread", cloneCall, []uint32{thread}, retAllow, retAllow},
		{"process", cloneCall, []uint32{process}, eperm, retAllow},
		{"process in a namespace", cloneCall, []uint32{process | unix.CLONE_NEWUSER}, eperm, eperm},
		{"clone3", clone3Call, nil, enosys, enosys},
		{"tcp", socketCall, []uint32{unix.AF_INET, unix.SOCK_STREAM, 0}, retAllow, retAllow},
		{"mptcp", socketCall, []uint32{unix.AF_INET, unix.SOCK_STREAM, protocolMPTCP}, noproto, noproto},
		{"kill self", killCall, []uint32{testPID, 15}, retAllow, retAllow},
		{"kill another", killCall, []uint32{1, 15}, eperm, retAllow},
		{"kill all", killCall, []uint32{0xffffffff, 9}, eperm, retAllow},
		{"tgkill self", tgkillCall, []uint32{testPID, 1, 23}, retAllow, retAllow},
		{"tgkill another", tgkillCall, []uint32{1, 1, 23}, eperm, retAllow},
	}
	for _, c := range adminCalls {
		rows = append(rows, row{c.name, c, nil, eperm, eperm})
	}
	for _, c := range slices.Concat(execCalls, signalCalls) {
		rows = append(rows, row{c.name, c, nil, eperm, retAllow})
	}
	for a := range numArchs {
		t.Run(archNames[a], func(t *testing.T) {
			closed, open := filter(a, testPID, false), filter(a, testPID, true)
			for _, r := range rows {
				n := r.call.numbers[a]
				if n == none {
					continue
				}
				if got := decide(t, closed, auditArchs[a], n, r.args...); got != r.closed {
					t.Errorf("%s: %#x, want %#x", r.name, got, r.closed)
				}
				if got := decide(t, open, auditArchs[a], n, r.args...); got != r.open {
					t.Errorf("%s, with exec: %#x, want %#x", r.name, got, r.open)
				}
			}
			for b := range numArchs {
				if b == a {
					continue
				}
				if got := decide(t, closed, auditArchs[b], 0); got != retKill {
					t.Errorf("a call of %s: %#x, want the end of the process", archNames[b], got)
				}
				want := uint32(retKill)
				if siblings[a] == b && siblings[b] == a {
					want = retErrno | uint32(unix.EPERM)
				}
				if got := decide(t, open, auditArchs[b], adminCalls[0].numbers[b]); got != want {
					t.Errorf("mount of %s, with exec: %#x, want %#x", archNames[b], got, want)
				}
			}
		})
	}
	if got := decide(t, filter(amd64, testPID, false), auditArchs[amd64], x32Bit|1); got != retKill {
		t.Errorf("a call of x32: %#x, want the end of the process", got)
	}
}

// TestFilterIsForThisArch compares a few numbers of the own table with those
// that the compiler knows.
func TestFilterIsForThisArch(t *testing.T) {
	a, ok := ownArch()
	if !ok {
		t.Skip("no table")
	}
	want := map[string]int{
		"execve": unix.SYS_EXECVE, "execveat": unix.SYS_EXECVEAT, "ptrace": unix.SYS_PTRACE, "mount": unix.SYS_MOUNT,
		"unshare": unix.SYS_UNSHARE, "bpf": unix.SYS_BPF, "setns": unix.SYS_SETNS, "userfaultfd": unix.SYS_USERFAULTFD,
		"clone": unix.SYS_CLONE, "clone3": unix.SYS_CLONE3, "socket": unix.SYS_SOCKET, "kill": unix.SYS_KILL, "tgkill": unix.SYS_TGKILL,
		"pidfd_send_signal": unix.SYS_PIDFD_SEND_SIGNAL, "process_vm_readv": unix.SYS_PROCESS_VM_READV, "io_uring_setup": unix.SYS_IO_URING_SETUP,
	}
	all := slices.Concat(execCalls, signalCalls, adminCalls, []syscallNumbers{cloneCall, clone3Call, socketCall, killCall, tgkillCall})
	for _, c := range all {
		if n, ok := want[c.name]; ok {
			if c.numbers[a] != n {
				t.Errorf("%s is %d, want %d", c.name, c.numbers[a], n)
			}
			delete(want, c.name)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the tables: %v", want)
	}
	if p, err := assemble(a, false); err != nil || len(p) > 4096 || os.Getpid() == testPID {
		t.Errorf("%d instructions, %v", len(p), err)
	}
}
