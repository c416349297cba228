package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// nfrun is a device of its own: the program, in a data folder of its own.
type nfrun struct {
	url, token string
	addr       string // of the script "web"
	last       int
	took       []steps
	process    *process
}

// script is the server that is reloaded.
const script = `package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/nfrun/nfrun/plugins/webserver"
	"github.com/nfrun/nfrun/script"
)

const version = %d

func main() { script.Main(run) }

func run(ctx context.Context) error {
	return webserver.Serve(ctx, "127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, version)
	}), nil)
}
`

// startNfrun starts a device with the script "web" in it.
func startNfrun(ctx context.Context, binary, dir string) (*nfrun, error) {
	d, err := startDevice(ctx, binary, dir)
	if err != nil {
		return nil, err
	}
	if _, err := d.deploy(ctx, 1); err != nil {
		d.close()
		return nil, err
	}
	if d.addr, err = d.listener(ctx, "web"); err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// startDevice starts a device without scripts.
func startDevice(ctx context.Context, binary, dir string) (*nfrun, error) {
	data, err := os.MkdirTemp(dir, "data-")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(binary, "run", "--data", data, "--listen", "127.0.0.1:0")
	cmd.Dir = dir
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	d := &nfrun{}
	if d.process, err = start(cmd); err != nil {
		return nil, err
	}
	ready := make(chan string, 1)
	go func() {
		defer close(ready)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			if url, ok := strings.CutPrefix(lines.Text(), "nfrun: ready "); ok {
				ready <- url
			} else {
				fmt.Fprintln(os.Stderr, lines.Text())
			}
		}
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	var ok bool
	select {
	case d.url, ok = <-ready:
	case <-timer.C:
	case <-ctx.Done():
	}
	if !ok {
		d.close()
		return nil, fmt.Errorf("nfrun run did not get ready")
	}
	token, err := os.ReadFile(filepath.Join(data, "admin-token"))
	if err != nil {
		d.close()
		return nil, err
	}
	d.token = strings.TrimSpace(string(token))
	return d, nil
}

func (d *nfrun) name() string    { return "nfrun" }
func (d *nfrun) address() string { return d.addr }
func (d *nfrun) version() int    { return d.last }
func (d *nfrun) steps() []steps  { return d.took }
func (d *nfrun) pid() int        { return d.process.pid() }
func (d *nfrun) close()          { d.process.stop() }

func (d *nfrun) deploy(ctx context.Context, version int) (time.Time, error) {
	d.last = version
	return d.put(ctx, "web", version)
}

// put uploads a version and returns when its last byte was written.
func (d *nfrun) put(ctx context.Context, name string, version int) (uploaded time.Time, err error) {
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteRequest: func(httptrace.WroteRequestInfo) { uploaded = time.Now() },
	})
	body, err := d.call(ctx, "PUT", "/v1/scripts/"+name, fmt.Appendf(nil, script, version))
	if err != nil {
		return uploaded, err
	}
	var answer struct{ Timings steps }
	err = json.Unmarshal(body, &answer)
	d.took = append(d.took, answer.Timings)
	return uploaded, err
}

// listener returns the address that a script listens on.
func (d *nfrun) listener(ctx context.Context, name string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		body, err := d.call(ctx, "GET", "/v1/scripts/"+name, nil)
		if err != nil {
			return "", err
		}
		var status struct{ Listeners []string }
		if err := json.Unmarshal(body, &status); err != nil {
			return "", err
		}
		if len(status.Listeners) > 0 {
			return status.Listeners[0], nil
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("the script %s does not listen", name)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (d *nfrun) call(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, d.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+d.token)
	req.Header.Set("Content-Type", "text/x-go")
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	answer, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode/100 != 2 {
		err = fmt.Errorf("%s %s: %s: %s", method, path, r.Status, answer)
	}
	return answer, err
}
