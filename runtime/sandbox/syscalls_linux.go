package sandbox

// An arch is one of the system call tables below.
type arch int

const (
	amd64 arch = iota
	arm64
	arm
	i386
	riscv64
	numArchs
)

// per holds one number per table.
type per [numArchs]int

// A syscallNumbers row is a system call and its number in each table; none
// where a table does not have it. The numbers are part of the kernel's ABI
// and never change.
type syscallNumbers struct {
	name    string
	numbers per
}

const none = -1

// archNames are the GOARCH of the tables.
var archNames = [numArchs]string{"amd64", "arm64", "arm", "386", "riscv64"}

// auditArchs are the AUDIT_ARCH_ constants of the tables, with which a filter
// tells the tables apart on a machine that has two.
var auditArchs = [numArchs]uint32{0xc000003e, 0xc00000b7, 0x40000028, 0x40000003, 0xc00000f3}

// execCalls start, read or change other processes; Limits.Exec allows them.
var execCalls = []syscallNumbers{
	{"execve", per{59, 221, 11, 11, 221}},
	{"execveat", per{322, 281, 387, 358, 281}},
	{"fork", per{57, none, 2, 2, none}},
	{"vfork", per{58, none, 190, 190, none}},
	{"ptrace", per{101, 117, 26, 26, 117}},
	{"process_vm_readv", per{310, 270, 376, 347, 270}},
	{"process_vm_writev", per{311, 271, 377, 348, 271}},
}

// signalCalls reach other processes in ways that a filter cannot tell from
// those that reach the own one; Limits.Exec allows them.
var signalCalls = []syscallNumbers{
	{"tkill", per{200, 130, 238, 238, 130}},
	{"rt_sigqueueinfo", per{129, 138, 178, 178, 138}},
	{"rt_tgsigqueueinfo", per{297, 240, 363, 335, 240}},
	{"pidfd_send_signal", per{424, 424, 424, 424, 424}},
}

// adminCalls change the machine, or open a door around the other measures.
// No script has them.
var adminCalls = []syscallNumbers{
	{"mount", per{165, 40, 21, 21, 40}},
	{"umount", per{none, none, none, 22, none}},
	{"umount2", per{166, 39, 52, 52, 39}},
	{"pivot_root", per{155, 41, 218, 217, 41}},
	{"chroot", per{161, 51, 61, 61, 51}},
	{"move_mount", per{429, 429, 429, 429, 429}},
	{"open_tree", per{428, 428, 428, 428, 428}},
	{"open_tree_attr", per{467, 467, 467, 467, 467}},
	{"fsopen", per{430, 430, 430, 430, 430}},
	{"fsconfig", per{431, 431, 431, 431, 431}},
	{"fsmount", per{432, 432, 432, 432, 432}},
	{"fspick", per{433, 433, 433, 433, 433}},
	{"mount_setattr", per{442, 442, 442, 442, 442}},
	{"swapon", per{167, 224, 87, 87, 224}},
	{"swapoff", per{168, 225, 115, 115, 225}},
	{"reboot", per{169, 142, 88, 88, 142}},
	{"kexec_load", per{246, 104, 347, 283, 104}},
	{"kexec_file_load", per{320, 294, 401, none, 294}},
	{"init_module", per{175, 105, 128, 128, 105}},
	{"finit_module", per{313, 273, 379, 350, 273}},
	{"delete_module", per{176, 106, 129, 129, 106}},
	{"bpf", per{321, 280, 386, 357, 280}},
	{"perf_event_open", per{298, 241, 364, 336, 241}},
	{"userfaultfd", per{323, 282, 388, 374, 282}},
	{"io_uring_setup", per{425, 425, 425, 425, 425}},
	{"io_uring_enter", per{426, 426, 426, 426, 426}},
	{"io_uring_register", per{427, 427, 427, 427, 427}},
	{"unshare", per{272, 97, 337, 310, 97}},
	{"setns", per{308, 268, 375, 346, 268}},
	{"keyctl", per{250, 219, 311, 288, 219}},
	{"add_key", per{248, 217, 309, 286, 217}},
	{"request_key", per{249, 218, 310, 287, 218}},
	{"open_by_handle_at", per{304, 265, 371, 342, 265}},
	{"pidfd_getfd", per{438, 438, 438, 438, 438}},
	{"kcmp", per{312, 272, 378, 349, 272}},
	{"process_madvise", per{440, 440, 440, 440, 440}},
	{"fanotify_init", per{300, 262, 367, 338, 262}},
	{"acct", per{163, 89, 51, 51, 89}},
	{"quotactl", per{179, 60, 131, 131, 60}},
	{"quotactl_fd", per{443, 443, 443, 443, 443}},
	{"syslog", per{103, 116, 103, 103, 116}},
	{"iopl", per{172, none, none, 110, none}},
	{"ioperm", per{173, none, none, 101, none}},
	{"vhangup", per{153, 58, 111, 111, 58}},
	{"settimeofday", per{164, 170, 79, 79, 170}},
	{"clock_settime", per{227, 112, 262, 264, 112}},
	{"clock_settime64", per{none, none, 404, 404, none}},
	{"clock_adjtime", per{305, 266, 372, 343, 266}},
	{"clock_adjtime64", per{none, none, 405, 405, none}},
	{"adjtimex", per{159, 171, 124, 124, 171}},
	{"stime", per{none, none, none, 25, none}},
	{"sethostname", per{170, 161, 74, 74, 161}},
	{"setdomainname", per{171, 162, 121, 121, 162}},
}

// Calls that the filter allows or denies by their arguments.
var (
	cloneCall  = syscallNumbers{"clone", per{56, 220, 120, 120, 220}}
	clone3Call = syscallNumbers{"clone3", per{435, 435, 435, 435, 435}}
	socketCall = syscallNumbers{"socket", per{41, 198, 281, 359, 198}}
	killCall   = syscallNumbers{"kill", per{62, 129, 37, 37, 129}}
	tgkillCall = syscallNumbers{"tgkill", per{234, 131, 268, 270, 131}}
)
