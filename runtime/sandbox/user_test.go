package sandbox

import (
	"os"
	"testing"
)

func TestUnprivileged(t *testing.T) {
	uid, gid := Unprivileged("a")
	if os.Geteuid() != 0 {
		if uid != -1 || gid != -1 {
			t.Errorf("%d, %d without root, want -1, -1", uid, gid)
		}
		return
	}
	if uid <= 0 || gid <= 0 {
		t.Errorf("%d, %d", uid, gid)
	}
	again, _ := Unprivileged("a")
	other, _ := Unprivileged("b")
	if again != uid {
		t.Errorf("%d, then %d for the same name", uid, again)
	}
	if isPrivateID(uid) && other == uid {
		t.Errorf("%d for two names", uid)
	}
}

func TestAccount(t *testing.T) {
	for line, want := range map[string]int{
		"nfrun:x:998:997:nfrun:/:/bin/false": 998,
		"nfrun:x:0:0::/:/bin/sh":             0,
		"nfrunner:x:1:1::/:":                 0,
		"nfrun:x":                            0,
		"":                                   0,
	} {
		if uid, _, ok := account(line, "nfrun"); ok != (want > 0) || ok && uid != want {
			t.Errorf("account(%q) = %d, %t, want %d", line, uid, ok, want)
		}
	}
}
