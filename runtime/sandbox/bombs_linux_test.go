package sandbox

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// What follows uses up one resource until something ends it. Those that use
// up memory say how much they have, again and again.

func sayMemory() {
	n, _ := PrivateMemory(os.Getpid())
	fmt.Println(n)
}

func hogMemory(o *order) int {
	var hoard [][]byte
	for {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 512 {
			b[i] = 1
		}
		hoard = append(hoard, b)
		sayMemory()
	}
}

func recurse(n int) int {
	if n%100000 == 0 {
		sayMemory()
	}
	return recurse(n+1) + 1
}

func bombGoroutines(o *order) int {
	for n := 0; ; n++ {
		if n%1000 == 0 {
			sayMemory()
		}
		go func() { select {} }()
	}
}

func bombThreads(o *order) int {
	var wg sync.WaitGroup
	for range 10000 {
		wg.Add(1)
		go func() {
			runtime.LockOSThread()
			wg.Done()
			select {}
		}()
	}
	wg.Wait()
	return 0
}

// openFiles opens files until that fails and says how.
func openFiles(o *order) int {
	for n := 0; n < 10000; n++ {
		if _, err := syscall.Open("/dev/null", syscall.O_RDONLY, 0); err != nil {
			if err == syscall.EMFILE {
				return answer(map[string]any{"n": n, "err": "EMFILE"})
			}
			return answer(map[string]any{"n": n, "err": err.Error()})
		}
	}
	return answer(map[string]any{"err": "no limit"})
}

// hogShared fills shared memory, which RLIMIT_DATA does not count.
func hogShared(o *order) int {
	if _, err := io.ReadAll(os.Stdin); err != nil { // until it is in its group
		return fail(err)
	}
	fd, err := unix.MemfdCreate("hog", 0)
	if err != nil {
		return fail(err)
	}
	b := make([]byte, 1<<20)
	for range 1024 {
		if _, err := unix.Write(fd, b); err != nil {
			return fail(err)
		}
	}
	return answer("1 GiB")
}

func showLimits(o *order) int {
	got := map[string]uint64{}
	for name, resource := range map[string]int{"core": unix.RLIMIT_CORE, "files": unix.RLIMIT_NOFILE, "processes": unix.RLIMIT_NPROC, "data": unix.RLIMIT_DATA} {
		var l unix.Rlimit
		_ = unix.Getrlimit(resource, &l)
		got[name] = min(l.Max, 1<<50)
	}
	nice, _ := unix.Getpriority(unix.PRIO_PROCESS, 0)
	got["nice"] = uint64(20 - nice) // the raw call answers 20 - nice
	got["uid"] = uint64(os.Getuid())
	_, err := os.Stat(filepath.Join("/proc", "self"))
	if err != nil {
		return fail(err)
	}
	return answer(got)
}
