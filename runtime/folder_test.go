package runtime_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nfrun/nfrun/runtime"
)

const typo = "package main\n\nfunc main() { undefined() }\n"

func source(text string) string { return string(pages(text)["main.go"]) }

// What is dropped into the scripts folder runs; saved again, it is reloaded;
// renamed, it runs under its new name, at the same address; deleted, it is
// gone.
func TestTheFolderIsWhatRuns(t *testing.T) {
	forms := map[string]struct{ file, top, renamed string }{
		"NAME.go":      {"web.go", "web.go", "other.go"},
		"NAME/main.go": {"web/main.go", "web", "other"},
	}
	for form, f := range forms {
		t.Run(form, func(t *testing.T) {
			d := open(t, nil)
			scripts := d.data + "/scripts/"
			addr := "127.0.0.1:" + freePort(t)
			text := func(s string) string { return string(serveOn(addr, s)["main.go"]) }
			put(t, scripts+f.file, text("one"))
			says(t, d, "web", "one")
			put(t, scripts+f.file, text("two"))
			says(t, d, "web", "two")
			if err := os.Rename(scripts+f.top, scripts+f.renamed); err != nil {
				t.Fatal(err)
			}
			forgotten(t, d, "web")
			says(t, d, "other", "two")
			if err := os.RemoveAll(scripts + f.renamed); err != nil {
				t.Fatal(err)
			}
			forgotten(t, d, "other")
			free(t, addr)
			missing(t, d.data+"/state/scripts/web")
			missing(t, d.data+"/state/scripts/other")
		})
	}
}

// A push puts its files into the folder, in the form that is there.
func TestAPushIsSeenInTheFolder(t *testing.T) {
	d := open(t, nil)
	file := d.data + "/scripts/web.go"
	put(t, file, source("one"))
	says(t, d, "web", "one")
	accept(t, d, "web", pages("two"))
	if b, err := os.ReadFile(file); err != nil || string(b) != source("two") {
		t.Errorf("%.40q, %v", b, err)
	}
	accept(t, d, "new", pages("three"))
	if b, err := os.ReadFile(d.data + "/scripts/new/main.go"); err != nil || string(b) != source("three") {
		t.Errorf("%.40q, %v", b, err)
	}
	put(t, file, source("four"))
	says(t, d, "web", "four")
}

// Who deletes the folder while a push is under way does not lose the push.
func TestTheFolderDeletedDuringAPush(t *testing.T) {
	d := open(t, nil)
	pushed := stopping(t, d, "800ms", func() {
		if _, err := d.Deploy(context.Background(), "web", pages("two"), nil); err != nil {
			t.Error(err)
		}
	})
	if err := os.RemoveAll(d.data + "/scripts/web"); err != nil {
		t.Fatal(err)
	}
	<-pushed
	put(t, d.data+"/scripts/mark.go", idle) // what happened before it was seen
	until(t, d, "mark", runtime.Running)
	says(t, d, "web", "two")
	if _, err := os.Stat(d.data + "/scripts/web/main.go"); err != nil {
		t.Error(err)
	}
}

// Files that editors make for a moment, tests and a copy that is under way
// are not taken for a change.
func TestUnfinishedFilesAreNotTakenIn(t *testing.T) {
	d := open(t, nil)
	dir := d.data + "/scripts/web/"
	put(t, dir+"main.go", source("one"))
	says(t, d, "web", "one")
	before, _ := d.Script("web")
	for _, name := range []string{".main.go.swp", "main.go~", "#main.go#", ".#main.go", "4913", "main.go.tmp", "main.go.part", "main_test.go", ".git/x.go"} {
		put(t, dir+name, typo)
	}
	half, err := os.OpenFile(dir+"main.go", os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer half.Close()
	two := source("two")
	if _, err := half.WriteString(two[:len(two)/2]); err != nil {
		t.Fatal(err)
	}
	put(t, d.data+"/scripts/mark.go", idle)
	until(t, d, "mark", runtime.Running)
	if st, _ := d.Script("web"); st.PID != before.PID || st.Version != before.Version || st.LastError != nil {
		t.Errorf("something was done: %+v, was %+v", st, before)
	}
	if _, err := half.WriteString(two[len(two)/2:]); err != nil {
		t.Fatal(err)
	}
	half.Close()
	says(t, d, "web", "two")
}

func TestARefusedChangeKeepsTheOldVersionAndSaysSo(t *testing.T) {
	d := open(t, nil)
	file := d.data + "/scripts/web/main.go"
	put(t, file, source("one"))
	says(t, d, "web", "one")
	before, _ := d.Script("web")
	put(t, file, typo)
	logged(t, d, "web", "undefined: undefined")
	st, _ := d.Script("web")
	if st.PID != before.PID || st.Version != before.Version || st.State != runtime.Running {
		t.Errorf("the refused version changed something: %+v, was %+v", st, before)
	}
	if st.LastError == nil || st.LastError.Kind != "check" || st.Action == "" {
		t.Errorf("the status does not tell: %v, %q", st.LastError, st.Action)
	}
	put(t, file, source("two"))
	says(t, d, "web", "two")
	if st, _ := d.Script("web"); st.LastError != nil {
		t.Errorf("the error is still told: %v", st.LastError)
	}
}

func TestAFirstDropThatIsRefusedIsShown(t *testing.T) {
	d := open(t, nil)
	file := d.data + "/scripts/web.go"
	put(t, file, typo)
	if st := until(t, d, "web", runtime.Failed); st.LastError == nil {
		t.Error("nothing says why")
	}
	put(t, file, source("one"))
	says(t, d, "web", "one")
	os.Remove(file)
	forgotten(t, d, "web")
}

const fails = "package main\n\nimport \"time\"\n\nfunc main() {\n\ttime.Sleep(150 * time.Millisecond)\n\tpanic(\"bad\")\n}\n"

// Bytes that failed on probation stay in the folder, where their author looks
// for them, but are not tried again: not by a restart, not by saving them
// again. A push tries them.
func TestFailedBytesAreNotTriedAgainByARestart(t *testing.T) {
	o := options(t.TempDir())
	d := openAt(t, o)
	file := d.data + "/scripts/web/main.go"
	put(t, file, source("good"))
	says(t, d, "web", "good")
	put(t, file, fails)
	logged(t, d, "web", "rolled back")
	says(t, d, "web", "good")
	closeNow(t, d)

	d = openAt(t, o)
	says(t, d, "web", "good")
	if b, _ := os.ReadFile(file); string(b) != fails {
		t.Errorf("the folder holds %q", b)
	}
	put(t, file, source("better"))
	says(t, d, "web", "better")
	put(t, file, fails)
	logged(t, d, "web", "not tried again")
	says(t, d, "web", "better")
	accept(t, d, "web", main1(fails))
	wait(t, "the push is rolled back", func() bool {
		return strings.Count(logText(t, d, "web"), "rolled back to version") > 1
	})
	says(t, d, "web", "better")
}

// What is done to the folder while the device is off counts when it is on.
func TestTheFolderIsTakenInAtBoot(t *testing.T) {
	o := options(t.TempDir())
	d := openAt(t, o)
	scripts := d.data + "/scripts/"
	accept(t, d, "edited", pages("one"))
	accept(t, d, "deleted", pages("one"))
	accept(t, d, "broken", pages("one"))
	accept(t, d, "renamed", pages("one"))
	closeNow(t, d)

	put(t, scripts+"edited/main.go", source("two"))
	put(t, scripts+"broken/main.go", typo)
	put(t, scripts+"added.go", source("new"))
	if err := os.RemoveAll(scripts + "deleted"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(scripts+"renamed", scripts+"after"); err != nil {
		t.Fatal(err)
	}
	d = openAt(t, o)
	says(t, d, "edited", "two")
	says(t, d, "broken", "one")
	logged(t, d, "broken", "was refused")
	says(t, d, "added", "new")
	says(t, d, "after", "one")
	forgotten(t, d, "deleted")
	forgotten(t, d, "renamed")
}

// A script of the command line is reloaded when it is saved, in either of the
// ways that editors save.
func TestAPathIsReloadedWhenItIsSaved(t *testing.T) {
	for _, path := range []string{"web", "web/main.go", "web.go"} {
		t.Run(path, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, path)
			if filepath.Ext(file) == "" {
				file += "/main.go"
			}
			put(t, file, source("one"))
			d := open(t, func(o *runtime.Options) { o.Paths = []string{filepath.Join(dir, path)} })
			says(t, d, "web", "one")
			put(t, file, source("two"))
			says(t, d, "web", "two")
			put(t, file+".tmp", source("three"))
			if err := os.Rename(file+".tmp", file); err != nil {
				t.Fatal(err)
			}
			says(t, d, "web", "three")
			put(t, file, typo)
			logged(t, d, "web", "undefined: undefined")
			says(t, d, "web", "three")
			missing(t, d.data+"/scripts/web")
		})
	}
}

func TestTwoPathsOfOneNameAreRefused(t *testing.T) {
	dir := t.TempDir()
	put(t, dir+"/a/web.go", idle)
	put(t, dir+"/b/web/main.go", idle)
	o := options(t.TempDir())
	o.Paths = []string{dir + "/a/web.go", dir + "/b/web"}
	d, err := runtime.Open(t.Context(), o)
	if err == nil {
		d.Close(context.Background())
		t.Fatal("they were accepted")
	}
	for _, path := range o.Paths {
		if !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not name %s", err, path)
		}
	}
}

// A path that does not compile at boot leaves the version that ran before; if
// there was none, the script waits for its next save.
func TestAPathThatDoesNotCompileAtBoot(t *testing.T) {
	file := t.TempDir() + "/web.go"
	o := options(t.TempDir())
	o.Paths = []string{file}
	put(t, file, typo)
	d := openAt(t, o)
	until(t, d, "web", runtime.Failed)
	put(t, file, source("one"))
	says(t, d, "web", "one")
	closeNow(t, d)

	put(t, file, typo)
	d = openAt(t, o)
	says(t, d, "web", "one")
	logged(t, d, "web", "was refused")
	put(t, file, source("two"))
	says(t, d, "web", "two")
}
