package sandbox

import (
	"bufio"
	"hash/fnv"
	"os"
	"strconv"
	"strings"
)

// The range of user ids that scripts get when the device has no user nfrun.
// Neither accounts, containers nor systemd's dynamic users are numbered there
// (https://systemd.io/UIDS-GIDS).
const (
	firstUID = 1_900_000_000
	numUIDs  = 100_000_000
)

// Unprivileged returns the user and the group that the script name runs as.
// If the supervisor runs as root that is the user nfrun where there is one,
// else a number of the script's own, always the same for one name, so that
// scripts cannot touch each other's files. If the supervisor is not root it
// is -1, -1: scripts run as the user who started it.
func Unprivileged(name string) (uid, gid int) {
	if os.Geteuid() != 0 {
		return -1, -1
	}
	if f, err := os.Open("/etc/passwd"); err == nil {
		defer f.Close()
		for s := bufio.NewScanner(f); s.Scan(); {
			if uid, gid, ok := account(s.Text(), "nfrun"); ok {
				return uid, gid
			}
		}
	}
	id := privateID(name)
	return id, id
}

// account reads a line of /etc/passwd. Root under another name is no account
// for scripts.
func account(line, user string) (uid, gid int, ok bool) {
	f := strings.Split(line, ":")
	if len(f) < 4 || f[0] != user {
		return 0, 0, false
	}
	uid, err1 := strconv.Atoi(f[2])
	gid, err2 := strconv.Atoi(f[3])
	return uid, gid, err1 == nil && err2 == nil && uid > 0 && gid > 0
}

func privateID(name string) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return firstUID + int(h.Sum32()%numUIDs)
}

func isPrivateID(uid int) bool { return uid >= firstUID && uid < firstUID+numUIDs }
