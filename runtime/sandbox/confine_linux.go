package sandbox

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// prepare runs through what only reads, so that its code and the files it
// looks at are in memory when they are needed.
func prepare() error {
	goMemory()
	inGroup("cpu")
	if abi := landlockABI(); abi > 0 {
		if _, err := fileRules(&Limits{}, abi); err != nil {
			return &Error{Measure: "landlock", Err: err}
		}
	}
	if a, ok := ownArch(); ok {
		if _, err := assemble(a, false); err != nil {
			return &Error{Measure: "seccomp", Err: err}
		}
	}
	return nil
}

func confine(l *Limits) (*Report, error) {
	start := time.Now()
	// The measures below reach all threads where that is what they are for;
	// the lock is for those that first take effect on the caller's.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	r := &Report{}
	for _, step := range []func(*Limits, *Report) error{
		yieldMemory, weighProcessor, enterDir, changeUser, nameDir, forgoPrivileges, confineFiles, filterCalls, limitResources,
	} {
		if err := step(l, r); err != nil {
			return r, err
		}
	}
	limitGo(l, r)
	if err := limitData(l, r); err != nil {
		return r, err
	}
	r.Took = time.Since(start)
	return r, nil
}

// yieldMemory has the kernel, when memory runs out, end scripts before the
// supervisor.
func yieldMemory(l *Limits, r *Report) error {
	if err := os.WriteFile("/proc/self/oom_score_adj", []byte("500"), 0); err != nil {
		r.add("oom_score_adj", Missing, err.Error())
		return nil
	}
	r.add("oom_score_adj", OK, "500")
	return nil
}

// enterDir comes before the change of user, who may not be allowed to pass
// through the folders above.
func enterDir(l *Limits, r *Report) error {
	if l.Dir == "" {
		return nil
	}
	if err := os.Chdir(l.Dir); err != nil {
		return &Error{Measure: "working directory", Err: err}
	}
	return nil
}

// changeUser gives up root for good, on all threads.
func changeUser(l *Limits, r *Report) error {
	const name = "user"
	switch {
	case l.UID == 0 || l.GID == 0:
		return &Error{Measure: name, Err: errors.New("scripts do not run as root"), Cure: "use -1 to leave the user as it is"}
	case l.UID < 0:
		r.add(name, Skipped, fmt.Sprintf("stays uid %d", os.Getuid()))
		return nil
	case os.Getuid() == l.UID && os.Geteuid() == l.UID:
		r.add(name, OK, fmt.Sprintf("uid %d already", l.UID))
		return nil
	}
	supervisor := os.Getppid()
	gid := l.GID
	if gid < 0 {
		gid = l.UID
	}
	err := syscall.Setgroups([]int{})
	if err == nil {
		err = syscall.Setresgid(gid, gid, gid)
	}
	if err == nil {
		err = syscall.Setresuid(l.UID, l.UID, l.UID)
	}
	if err != nil {
		return &Error{Measure: name, Err: fmt.Errorf("change to uid %d, gid %d: %w", l.UID, gid, err), Cure: "only root can change the user of scripts"}
	}
	// The kernel forgets the parent death signal when credentials change.
	// The supervisor may have ended just now: then nobody is told again.
	if err := keepTied(); err != nil {
		return &Error{Measure: "parent death signal", Err: err}
	}
	if os.Getppid() != supervisor {
		return &Error{Measure: name, Err: errors.New("the supervisor has ended")}
	}
	if l.Dir != "" && unix.Access(".", unix.W_OK|unix.X_OK) != nil {
		r.add(name, Partial, fmt.Sprintf("uid %d cannot change %s", l.UID, l.Dir))
		return nil
	}
	r.add(name, OK, fmt.Sprintf("uid %d, gid %d", l.UID, gid))
	return nil
}

// nameDir tells the script where it can put files. A path that its user cannot
// walk would be of no use, so there the name is relative.
func nameDir(l *Limits, r *Report) error {
	if l.Dir == "" {
		return nil
	}
	const name = "HOME, TMPDIR"
	dir, err := filepath.Abs(l.Dir)
	if err == nil && !sameFolder(dir, ".") {
		dir = "."
	}
	if err = errors.Join(err, os.Setenv("HOME", dir), os.Setenv("TMPDIR", dir)); err != nil {
		return &Error{Measure: name, Err: err}
	}
	if dir == "." {
		r.add(name, Partial, fmt.Sprintf("%q, since uid %d cannot reach %s by its full path", dir, os.Getuid(), l.Dir))
	} else {
		r.add(name, OK, dir)
	}
	return nil
}

// sameFolder says whether both paths lead this user to one folder.
func sameFolder(a, b string) bool {
	x, err := os.Stat(a + "/.") // walks into it
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// keepTied has the kernel kill this process when its parent's thread ends.
// The wish belongs to a thread and ends with it, so one thread is kept for
// it, out of reach of the script.
func keepTied() error {
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		done <- unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0)
		select {}
	}()
	return <-done
}

func forgoPrivileges(l *Limits, r *Report) error {
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return &Error{Measure: "no_new_privs", Err: err}
	}
	r.add("no_new_privs", OK, "")
	return nil
}
