package runtime_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/runtime"
)

// Storage that is full from any step of a deployment on: either the push is
// refused and the old version runs, or it was accepted and the new one does.
// A restart finds the same.
func TestADeploymentOnStorageThatFillsUp(t *testing.T) {
	var disk storage
	o := options(t.TempDir())
	disk.on(o)
	d := openAt(t, o)
	addr := deploy(t, d, "web", pages("0"))
	runs, refused := "0", 0
	for n := 1; ; n++ {
		disk.set(func(step int, _ string) bool { return step >= n })
		text := fmt.Sprint(n)
		_, err := d.Deploy(t.Context(), "web", pages(text), nil)
		hit := disk.taken() >= n
		disk.set(nil)
		if err == nil {
			runs = text
		} else if refused++; !strings.Contains(err.Error(), "no space left") {
			t.Errorf("step %d: %v", n, err)
		}
		if got := get(t, addr); got != runs {
			t.Errorf("step %d: %q runs, want %q (%v)", n, got, runs, err)
		}
		if st, _ := d.Script("web"); st.State != runtime.Running || st.Version != pages(runs).ID() {
			t.Errorf("step %d: %s %s", n, st.State, st.Version)
		}
		if err == nil && !hit {
			break
		}
	}
	t.Logf("refused at %d steps", refused)
	if refused < 5 {
		t.Error("the steps were not reached")
	}
	closeNow(t, d)
	says(t, openAt(t, o), "web", runs)
}

func TestOperationsOnFullStorage(t *testing.T) {
	var disk storage
	d := open(t, disk.on)
	deploy(t, d, "web", pages("one"))
	addr := deploy(t, d, "web", pages("two"))
	disk.set(full)
	if _, err := d.Rollback(t.Context(), "web"); err == nil {
		t.Error("a rollback that is not on storage was accepted")
	}
	says(t, d, "web", "two")
	if st, err := d.Restart(t.Context(), "web"); err != nil || st.State != runtime.Running {
		t.Errorf("restart: %s, %v", st.State, err)
	}
	says(t, d, "web", "two")
	if _, err := d.Stop(t.Context(), "web"); err != nil {
		t.Errorf("stop: %v", err)
	}
	if st, _ := d.Script("web"); st.State != runtime.Stopped || st.PID != 0 {
		t.Errorf("after stop: %s, process %d", st.State, st.PID)
	}
	free(t, addr)
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Errorf("remove, which makes room: %v", err)
	}
	forgotten(t, d, "web")
	disk.set(nil)
	deploy(t, d, "web", pages("three"))
	says(t, d, "web", "three")
}

// Storage that takes no change at all: the script is stopped all the same,
// and stays known until it can be removed.
func TestRemoveOnBrokenStorage(t *testing.T) {
	var disk storage
	d := open(t, disk.on)
	addr := deploy(t, d, "web", pages("one"))
	disk.set(broken)
	if err := d.Remove(t.Context(), "web"); err == nil {
		t.Error("the removal was confirmed")
	}
	st, err := d.Script("web")
	if err != nil || st.State != runtime.Stopped || st.PID != 0 {
		t.Errorf("%+v, %v", st, err)
	}
	free(t, addr)
	disk.set(nil)
	if err := d.Remove(t.Context(), "web"); err != nil {
		t.Error(err)
	}
	missing(t, d.data+"/scripts/web")
}

// A version that fails on probation while storage is full is replaced once,
// not again and again.
func TestAFallBackOnFullStorageHappensOnce(t *testing.T) {
	var disk storage
	d := open(t, func(o *runtime.Options) { disk.on(o); o.Policy.Backoff = 1e6 })
	deploy(t, d, "web", pages("good"))
	events := d.Events(t.Context())
	accept(t, d, "web", main1(falls))
	disk.set(full)
	explode(t, d, "web")
	says(t, d, "web", "good")
	disk.set(nil)
	accept(t, d, "mark", main1(idle))
	rollbacks := 0
	for e := range events {
		if e.Kind == "rollback" {
			rollbacks++
		}
		if e.Script == "mark" {
			break
		}
	}
	if st, _ := d.Script("web"); rollbacks != 1 || st.State != runtime.Running || st.Version != pages("good").ID() {
		t.Errorf("%d rollbacks, then %+v", rollbacks, st)
	}
}

// A folder that could not be brought up to date is what its next author says,
// not what was pushed.
func TestAnEditAfterAFailedSyncCounts(t *testing.T) {
	for _, when := range []string{"on", "off"} {
		t.Run("edited while the device is "+when, func(t *testing.T) {
			var disk storage
			o := options(t.TempDir())
			disk.on(o)
			d := openAt(t, o)
			deploy(t, d, "web", pages("one"))
			disk.set(func(_ int, what string) bool { return strings.Contains(what, " scripts/") })
			deploy(t, d, "web", pages("two"))
			says(t, d, "web", "two")
			disk.set(nil)
			file := d.data + "/scripts/web/main.go"
			if when == "off" {
				closeNow(t, d)
				put(t, file, source("edited"))
				d = openAt(t, o)
			} else {
				put(t, file, source("edited"))
			}
			says(t, d, "web", "edited")
			if b, _ := os.ReadFile(file); string(b) != source("edited") {
				t.Errorf("the folder holds %.60q", b)
			}
		})
	}
}

// damage cuts all files of a version, or one file, short.
func damage(t *testing.T, path string) {
	t.Helper()
	filepath.WalkDir(path, func(p string, e os.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		if e.Type().IsRegular() {
			if err := os.Chmod(p, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(p, 10); err != nil {
				t.Fatal(err)
			}
		}
		return nil
	})
}

// A damaged version is taken from the scripts folder; where that holds other
// bytes, the previous one runs; where there is none, the script waits for a
// push.
func TestADamagedVersionFallsBackToThePrevious(t *testing.T) {
	o := options(t.TempDir())
	d := openAt(t, o)
	deploy(t, d, "healthy", pages("healthy"))
	deploy(t, d, "web", pages("one"))
	deploy(t, d, "web", pages("two"))
	closeNow(t, d)
	versions := d.data + "/state/versions/"
	folder := d.data + "/scripts/web"
	damage(t, versions+pages("two").ID())
	d = openAt(t, o)
	says(t, d, "web", "two")
	closeNow(t, d)

	damage(t, versions+pages("two").ID())
	damage(t, folder)
	d = openAt(t, o)
	says(t, d, "web", "one")
	logged(t, d, "web", "damaged")
	says(t, d, "healthy", "healthy")
	closeNow(t, d)

	damage(t, versions+pages("one").ID())
	d = openAt(t, o)
	if st := until(t, d, "web", runtime.Failed); st.LastError == nil {
		t.Error("nothing says why")
	}
	says(t, d, "healthy", "healthy")
	accept(t, d, "web", pages("three"))
	says(t, d, "web", "three")
}

// What is damaged of one script is set aside, and no other one suffers.
func TestDamagedStateOfOneScriptStopsNoOther(t *testing.T) {
	o := options(t.TempDir())
	d := openAt(t, o)
	deploy(t, d, "healthy", keeping("healthy"))
	addr := deploy(t, d, "manifest", keeping("m"))
	get(t, addr)
	addr = deploy(t, d, "kept", keeping("k"))
	get(t, addr)
	deploy(t, d, "log", keeping("l"))
	closeNow(t, d)
	state := d.data + "/state/"
	damage(t, state+"scripts/manifest/manifest.json")
	damage(t, state+"scripts/kept/kept.json")
	damage(t, state+"scripts/log/log/1.ndjson")
	put(t, state+"lives.json", "{")
	d = openAt(t, o)
	if got := get(t, address(t, d, "healthy")); got != "healthy 1" {
		t.Errorf("healthy: %q", got)
	}
	if got := get(t, address(t, d, "manifest")); got != "m 2" {
		t.Errorf("with a damaged manifest: %q, want what it kept", got)
	}
	if got := get(t, address(t, d, "kept")); got != "k 1" {
		t.Errorf("with a damaged kept file: %q, want a new beginning", got)
	}
	if got := get(t, address(t, d, "log")); got != "l 1" {
		t.Errorf("with a damaged log: %q", got)
	}
	logged(t, d, "manifest", "damaged")
	logged(t, d, "kept", "damaged")
	for _, file := range []string{"manifest/manifest.json.corrupt", "kept/kept.json.corrupt"} {
		if _, err := os.Stat(state + "scripts/" + file); err != nil {
			t.Error(err)
		}
	}
}
