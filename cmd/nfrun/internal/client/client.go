// Package client talks to the admin API of a device.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/admin"
)

// Options are the choices of a client; nil and zero fields mean defaults.
type Options struct {
	// Token is shown to the device.
	Token string
	// Known is the file that remembers the certificates of devices. Without
	// it, a certificate has to be one that the system trusts.
	Known string
	// Notice gets what a person should know, one line each.
	Notice func(line string)
}

// A Client talks to one device.
type Client struct {
	base   *url.URL
	token  string
	http   *http.Client
	notice func(string)
}

// New returns a client of the device at an address: a URL, or host:port.
func New(device string, o *Options) (*Client, error) {
	if o == nil {
		o = &Options{}
	}
	base, err := parse(device)
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, token: o.Token, notice: o.Notice}
	if c.notice == nil {
		c.notice = func(string) {}
	}
	pins := &pins{file: o.Known, device: base.Host, notice: c.notice}
	c.http = &http.Client{
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
			TLSHandshakeTimeout: 10 * time.Second,
			TLSClientConfig:     pins.config(),
			MaxIdleConnsPerHost: 4,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

// An AddressError is a device address that cannot be used.
type AddressError struct{ Address, Problem, Cure string }

// Error implements error.
func (e *AddressError) Error() string { return fmt.Sprintf("device %q: %s", e.Address, e.Problem) }

// Hint returns the cure.
func (e *AddressError) Hint() string { return e.Cure }

func parse(device string) (*url.URL, error) {
	text := device
	if !strings.Contains(text, "://") {
		text = "https://" + device
		if u, err := url.Parse(text); err == nil && local(u.Hostname()) {
			u.Scheme = "http"
			text = u.String()
		}
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return nil, &AddressError{device, "not a URL of a device", "use a URL such as https://greenhouse.local:8940"}
	case strings.Trim(u.Path, "/") != "" || u.RawQuery != "":
		return nil, &AddressError{device, "a path does not belong there", "use " + u.Scheme + "://" + u.Host}
	case u.User != nil:
		return nil, &AddressError{device, "a user does not belong there", "use --token or NFRUN_TOKEN"}
	case u.Scheme == "http" && !local(u.Hostname()):
		return nil, &AddressError{device, "plain http would show the token to everybody on the way", "use https://" + u.Host}
	}
	u.Path = ""
	return u, nil
}

// local tells whether a host is this machine.
func local(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// Local tells whether the device is on this machine.
func (c *Client) Local() bool { return local(c.base.Hostname()) }

// Device returns the URL of the device.
func (c *Client) Device() string { return c.base.String() }

// An Unreachable is a device that does not answer.
type Unreachable struct {
	Device string
	Err    error
}

// Error implements error.
func (e *Unreachable) Error() string {
	cause := e.Err
	if ue, ok := errors.AsType[*url.Error](cause); ok {
		cause = ue.Err
	}
	text := cause.Error()
	if errno, ok := errors.AsType[syscall.Errno](cause); ok {
		text = errno.Error()
	}
	return fmt.Sprintf("no answer from %s: %s", e.Device, text)
}

// Unwrap returns the cause.
func (e *Unreachable) Unwrap() error { return e.Err }

// Hint returns the cure.
func (e *Unreachable) Hint() string {
	if host, plain := strings.CutPrefix(e.Device, "http://"); plain && errors.Is(e.Err, errWantsTLS) {
		return "use --device https://" + host
	}
	if errors.Is(e.Err, http.ErrSchemeMismatch) {
		return "use --device " + strings.Replace(e.Device, "https:", "http:", 1)
	}
	return "start a device with nfrun run, or name one with --device URL or NFRUN_DEVICE"
}

var errWantsTLS = errors.New("the device speaks https, not http")

// do makes a request and returns an answer that is no error.
func (c *Client) do(ctx context.Context, method, path string, body []byte, header http.Header) (*http.Response, error) {
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.base.String()+path, reader)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	for k, v := range header {
		r.Header[k] = v
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		if pin, ok := errors.AsType[*PinError](err); ok {
			return nil, pin
		}
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, &Unreachable{c.Device(), err}
	}
	if resp.StatusCode < 300 {
		return resp, nil
	}
	defer resp.Body.Close()
	return nil, c.problem(resp)
}

// problem reads the problem in an answer.
func (c *Client) problem(resp *http.Response) error {
	b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	media, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	p := &admin.Problem{}
	if media == admin.ProblemType && json.Unmarshal(b, p) == nil {
		return p
	}
	if strings.Contains(string(b), "HTTP request to an HTTPS server") {
		return &Unreachable{c.Device(), errWantsTLS}
	}
	return &Unreachable{c.Device(), fmt.Errorf("%s, and not in the words of nfrun", resp.Status)}
}

// ask makes a request and decodes the answer into v, unless that is nil.
func (c *Client) ask(ctx context.Context, method, path string, body []byte, header http.Header, v any) error {
	resp, err := c.do(ctx, method, path, body, header)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if v == nil {
		return nil
	}
	if err := json.NewDecoder(resp.Body).Decode(v); err != nil {
		return &Unreachable{c.Device(), fmt.Errorf("unreadable answer: %w", err)}
	}
	return nil
}

// Push deploys a script.
func (c *Client) Push(ctx context.Context, name string, u *Upload) (*runtime.Deployment, error) {
	d := &runtime.Deployment{}
	if err := c.ask(ctx, "PUT", scriptPath(name), u.Body, http.Header{"Content-Type": {u.Type}}, d); err != nil {
		return nil, err
	}
	if p := admin.FellDeployed(d); p != nil {
		return d, p
	}
	return d, nil
}

// Scripts returns what is known of all scripts.
func (c *Client) Scripts(ctx context.Context) (list []runtime.Status, err error) {
	return list, c.ask(ctx, "GET", "/v1/scripts", nil, nil, &list)
}

// Script returns what is known of one script.
func (c *Client) Script(ctx context.Context, name string) (st runtime.Status, err error) {
	return st, c.ask(ctx, "GET", scriptPath(name), nil, nil, &st)
}

// Stack returns what a script's goroutines are doing.
func (c *Client) Stack(ctx context.Context, name string) (st runtime.Stack, err error) {
	return st, c.ask(ctx, "GET", scriptPath(name)+"/stack", nil, nil, &st)
}

// Operate starts, stops, restarts or rolls back a script.
func (c *Client) Operate(ctx context.Context, name, verb string) (st runtime.Status, err error) {
	if err := c.ask(ctx, "POST", scriptPath(name)+"/"+verb, nil, nil, &st); err != nil {
		return st, err
	}
	if p := admin.Fell(&st); p != nil {
		return st, p
	}
	return st, nil
}

// Remove stops and removes a script.
func (c *Client) Remove(ctx context.Context, name string) error {
	return c.ask(ctx, "DELETE", scriptPath(name), nil, nil, nil)
}

// Info describes the device.
func (c *Client) Info(ctx context.Context) (info runtime.Info, err error) {
	return info, c.ask(ctx, "GET", "/v1/device", nil, nil, &info)
}

func scriptPath(name string) string { return "/v1/scripts/" + url.PathEscape(name) }
