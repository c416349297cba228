package admin_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/store"
)

func TestUpload(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	put := func(query string, body []byte) (*http.Response, runtime.Deployment) {
		t.Helper()
		resp, b := do(t, request(t, "PUT", s.URL+"/v1/scripts/hello"+query, strings.NewReader(string(body))))
		var dep runtime.Deployment
		if err := json.Unmarshal(b, &dep); err != nil {
			t.Fatalf("%v: %s", err, b)
		}
		return resp, dep
	}
	if resp, dep := put("?dry_run=1", []byte(goFile)); resp.StatusCode != 200 || dep.Version == "" || !d.dry[0] || len(d.files) != 0 {
		t.Errorf("dry run: %s %+v", resp.Status, dep)
	}
	resp, dep := put("", []byte(goFile))
	if resp.StatusCode != 201 || resp.Header.Get("Location") != "/v1/scripts/hello" || !dep.Created || dep.State != runtime.Running || dep.Timings.Total != 6 {
		t.Errorf("first: %s %+v", resp.Status, dep)
	}
	if resp, dep := put("", zipped(t, "main.go", goFile, "lib/lib.go", "package lib\n")); resp.StatusCode != 200 || dep.Created {
		t.Errorf("second: %s %+v", resp.Status, dep)
	}
	want := store.Files{"main.go": []byte(goFile), "lib/lib.go": []byte("package lib\n")}
	if diff := cmp.Diff(want, d.files["hello"]); diff != "" {
		t.Error(diff)
	}
}

// Two uploads of one name at once: the device takes one, and says that it is
// busy to the other.
func TestTwoUploadsAtOnce(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	inside, leave := make(chan bool), make(chan bool)
	d.deploy = func() { inside <- true; <-leave }
	first := make(chan int)
	go func() {
		resp, _ := do(t, request(t, "PUT", s.URL+"/v1/scripts/a", strings.NewReader(goFile)))
		first <- resp.StatusCode
	}()
	<-inside
	d.deploy = nil
	d.mu.Lock()
	d.refuse = runtime.ErrBusy
	d.mu.Unlock()
	resp, b := do(t, request(t, "PUT", s.URL+"/v1/scripts/a", strings.NewReader(goFile)))
	if p := problem(t, resp, b); p.Status != 409 || resp.Header.Get("Retry-After") == "" {
		t.Errorf("got %s", b)
	}
	d.mu.Lock()
	d.refuse = nil
	d.mu.Unlock()
	leave <- true
	if got := <-first; got != 201 {
		t.Errorf("the first got %d", got)
	}
}

func TestOperations(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	push(t, s, "a")
	for verb, want := range map[string]runtime.State{"stop": runtime.Stopped, "start": runtime.Running, "restart": runtime.Running, "rollback": runtime.Running} {
		resp, b := do(t, request(t, "POST", s.URL+"/v1/scripts/a/"+verb, nil))
		var st runtime.Status
		if err := json.Unmarshal(b, &st); err != nil || resp.StatusCode != 200 || st.State != want {
			t.Errorf("%s: %s %s", verb, resp.Status, b)
		}
	}
	d.refuse = runtime.ErrPrevious
	resp, b := do(t, request(t, "POST", s.URL+"/v1/scripts/a/rollback", nil))
	if p := problem(t, resp, b); p.Status != 409 || p.Kind != "no-previous" {
		t.Errorf("rollback: %s", b)
	}
	d.refuse = nil
	var one runtime.Status
	_, b = do(t, request(t, "GET", s.URL+"/v1/scripts/a", nil))
	if err := json.Unmarshal(b, &one); err != nil || one.Name != "a" {
		t.Errorf("show: %s", b)
	}
	if resp, _ := do(t, request(t, "DELETE", s.URL+"/v1/scripts/a", nil)); resp.StatusCode != 204 {
		t.Errorf("remove: %s", resp.Status)
	}
	if _, b := do(t, request(t, "GET", s.URL+"/v1/scripts", nil)); string(b) != "[]\n" {
		t.Errorf("list: %s", b)
	}
}

// A device answers under the names it knows, and to pages of its own.
func TestAdmitted(t *testing.T) {
	s := serve(t, newDevice(t), &admin.Options{Hosts: []string{"greenhouse.lan"}})
	for _, host := range []string{"localhost", "localhost:8940", "127.0.0.1:1", "[::1]:8940", "greenhouse.lan:8940", "GREENHOUSE.lan.", "hello.localhost"} {
		if resp, b := do(t, request(t, "GET", s.URL+"/healthz", nil, "Host", host, "Authorization", "")); resp.StatusCode != 200 {
			t.Errorf("%s: %s", host, b)
		}
	}
	if resp, b := do(t, request(t, "GET", s.URL+"/v1/device", nil, "Origin", s.URL)); resp.StatusCode != 200 {
		t.Errorf("own origin: %s", b)
	}
	if resp, b := do(t, request(t, "HEAD", s.URL+"/v1/device", nil)); resp.StatusCode != 200 || len(b) != 0 {
		t.Errorf("HEAD: %s %q", resp.Status, b)
	}
}

func TestNoTokenLetsNobodyIn(t *testing.T) {
	h := admin.New(newDevice(t), nil)
	s := newServer(t, h)
	resp, _ := do(t, request(t, "GET", s+"/v1/device", nil, "Authorization", "Bearer "))
	if resp.StatusCode != 401 {
		t.Errorf("got %s", resp.Status)
	}
}

func TestLogs(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, &admin.Options{Heartbeat: 10 * time.Millisecond})
	push(t, s, "a")
	log, err := d.Log("a")
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now().Add(-time.Hour)
	add := func(from, to int) {
		for i := from; i <= to; i++ {
			r := store.Record{Time: begin.Add(time.Duration(i) * time.Minute), Stream: "stdout", Message: "line " + strconv.Itoa(i)}
			if err := log.Append(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	add(1, 5)
	messages := func(query string) (list []string) {
		_, b := do(t, request(t, "GET", s.URL+"/v1/scripts/a/logs"+query, nil))
		for line := range strings.Lines(string(b)) {
			var r store.Record
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatalf("%v: %s", err, line)
			}
			list = append(list, r.Message)
		}
		return list
	}
	for query, want := range map[string][]string{
		"":                {"line 1", "line 2", "line 3", "line 4", "line 5"},
		"?tail=2":         {"line 4", "line 5"},
		"?tail=0":         nil,
		"?since=3":        {"line 4", "line 5"},
		"?since=3&tail=1": {"line 5"},
		"?since=56m30s":   {"line 4", "line 5"},
		"?since=" + begin.Add(4*time.Minute).UTC().Format("2006-01-02T15:04:05.999999999Z07:00"): {"line 4", "line 5"},
	} {
		if diff := cmp.Diff(want, messages(query)); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}

	t.Run("follow", func(t *testing.T) {
		for i, test := range []struct {
			query string
			want  []string // what is there; the new line comes after it
		}{
			{"?follow=1&tail=1", []string{"line 5"}},
			{"?follow=1&tail=0", nil},
			{"?follow=1&since=1s&tail=3", nil},
			{"?follow=1&since=7", []string{"line 8"}},
		} {
			resp, err := http.DefaultClient.Do(request(t, "GET", s.URL+"/v1/scripts/a/logs"+test.query, nil))
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			add(6+i, 6+i)
			lines := bufio.NewScanner(resp.Body)
			for _, want := range append(test.want, "line "+strconv.Itoa(6+i)) {
				if !lines.Scan() || !strings.Contains(lines.Text(), `"`+want+`"`) {
					t.Fatalf("%s: got %q, want %s", test.query, lines.Text(), want)
				}
			}
		}
	})

	t.Run("events", func(t *testing.T) {
		r := request(t, "GET", s.URL+"/v1/scripts/a/logs", nil, "Accept", "text/html, text/event-stream;q=0.9", "Last-Event-ID", "4")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
			t.Errorf("Content-Type = %q", got)
		}
		e := readEvent(t, bufio.NewReader(resp.Body))
		if e.id != "5" || e.event != "log" || !strings.Contains(e.data, "line 5") {
			t.Errorf("got %+v", e)
		}
	})
}

type event struct{ id, event, data string }

// readEvent reads the next event of a stream, past comments.
func readEvent(t *testing.T, r *bufio.Reader) (e event) {
	t.Helper()
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch key {
		case "id":
			e.id = value
		case "event":
			e.event = value
		case "data":
			e.data = value
		case "":
			if e.event != "" {
				return e
			}
		}
	}
}

func TestEvents(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, &admin.Options{Heartbeat: time.Millisecond})
	push(t, s, "a")
	push(t, s, "b")
	resp, err := http.DefaultClient.Do(request(t, "GET", s.URL+"/v1/events?script=a", nil))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	r := bufio.NewReader(resp.Body)
	var got runtime.Event
	e := readEvent(t, r)
	if err := json.Unmarshal([]byte(e.data), &got); err != nil || e.event != "snapshot" || e.id != "" || got.Script != "a" || got.State != runtime.Running {
		t.Errorf("got %+v", e)
	}
	for line := ""; !strings.HasPrefix(line, ":"); { // a heartbeat
		if line, err = r.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	push(t, s, "b") // not asked for
	do(t, request(t, "POST", s.URL+"/v1/scripts/a/stop", nil))
	e = readEvent(t, r)
	if err := json.Unmarshal([]byte(e.data), &got); err != nil || e.event != "state" || e.id == "" || got.State != runtime.Stopped {
		t.Errorf("got %+v", e)
	}
}

func TestMetrics(t *testing.T) {
	d := newDevice(t)
	s := serve(t, d, nil)
	push(t, s, "a")
	resp, b := do(t, request(t, "GET", s.URL+"/metrics", nil))
	if got := resp.Header.Get("Content-Type"); got != "text/plain; version=0.0.4; charset=utf-8" {
		t.Errorf("Content-Type = %q", got)
	}
	for _, want := range []string{
		`nfrun_device_info{name="bench \"7\"",board="host",os="linux",arch="arm64",version="v1.2.3"} 1`,
		`nfrun_script_up{script="a"} 1`,
		`nfrun_script_state{script="a",state="running"} 1`,
		`nfrun_script_state{script="a",state="failed"} 0`,
		`nfrun_script_restarts_total{script="a"} 0`,
		`nfrun_script_reload_duration_seconds_count{script="a"} 1`,
		`nfrun_script_last_reload_seconds{script="a"} 0.006`,
	} {
		if !strings.Contains(string(b), want+"\n") {
			t.Errorf("no line %s", want)
		}
	}
	wellFormed(t, string(b))
}

// wellFormed checks that each sample belongs to the family announced last.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	family := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if rest, ok := strings.CutPrefix(line, "# TYPE "); ok {
			family, _, _ = strings.Cut(rest, " ")
			continue
		}
		if strings.HasPrefix(line, "# HELP ") {
			continue
		}
		name, _, _ := strings.Cut(line, "{")
		name, _, _ = strings.Cut(name, " ")
		if name != family && strings.TrimSuffix(strings.TrimSuffix(name, "_sum"), "_count") != family {
			t.Errorf("%s in the family %s", line, family)
		}
		value := line[strings.LastIndexByte(line, ' ')+1:]
		if _, err := strconv.ParseFloat(value, 64); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// drain reads what is left of an answer.
func drain(r *http.Response) { io.Copy(io.Discard, r.Body); r.Body.Close() }
