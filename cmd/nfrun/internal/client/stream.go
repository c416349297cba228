package client

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/store"
)

// A LogRange says which records of a log are wanted.
type LogRange struct {
	Since  string // a seq, a time in RFC 3339, or a duration; empty: from the oldest
	Tail   int    // at most the last so many; negative: all
	Follow bool   // and what comes, until the context ends
}

// Log calls f with the records of a script's log. When a connection is lost
// while it follows, it takes up where it was as soon as the device is back.
func (c *Client) Log(ctx context.Context, name string, lr *LogRange, f func(store.Record) error) error {
	q := url.Values{}
	if lr.Since != "" {
		q.Set("since", lr.Since)
	}
	if lr.Tail >= 0 {
		q.Set("tail", strconv.Itoa(lr.Tail))
	}
	if lr.Follow {
		q.Set("follow", "1")
	}
	if lr.Follow && lr.Tail == 0 { // from here on, also if the first connection brings nothing
		newest, err := c.newest(ctx, name)
		if err != nil {
			return err
		}
		q.Set("since", newest)
		q.Del("tail")
	}
	met, told, delay := false, false, retryLeast
	for {
		last, answered, err := c.log(ctx, name, q, f)
		met = met || answered
		if last > 0 { // what was received is not asked for again
			q.Set("since", strconv.FormatUint(last, 10))
			q.Del("tail")
			told, delay = false, retryLeast
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		unreachable, ok := errors.AsType[*Unreachable](err)
		switch {
		case !lr.Follow, err != nil && !ok, ok && !met:
			return err
		case ok && !told:
			c.notice(unreachable.Error() + "; trying again")
			told = true
		}
		if err := sleep(ctx, delay); err != nil {
			return err
		}
		delay = min(2*delay, retryMost)
	}
}

// newest returns the seq of the last record that is there.
func (c *Client) newest(ctx context.Context, name string) (string, error) {
	last, _, err := c.log(ctx, name, url.Values{"tail": {"1"}}, func(store.Record) error { return nil })
	return strconv.FormatUint(last, 10), err
}

const (
	retryLeast = 100 * time.Millisecond
	retryMost  = 5 * time.Second
)

// log reads one answer to its end and returns the last seq in it, and whether
// there was an answer at all.
func (c *Client) log(ctx context.Context, name string, q url.Values, f func(store.Record) error) (last uint64, answered bool, err error) {
	resp, err := c.do(ctx, "GET", scriptPath(name)+"/logs?"+q.Encode(), nil, nil)
	if err != nil {
		return 0, false, err
	}
	defer resp.Body.Close()
	records := json.NewDecoder(resp.Body)
	for {
		var r store.Record
		if err := records.Decode(&r); err != nil {
			if errors.Is(err, io.EOF) {
				return last, true, nil
			}
			return last, true, &Unreachable{c.Device(), fmt.Errorf("the log was cut off: %w", err)}
		}
		if err := f(r); err != nil {
			return last, true, err
		}
		last = r.Seq
	}
}

// Events calls f with what happens on the device until ctx ends or the
// connection is lost.
func (c *Client) Events(ctx context.Context, f func(runtime.Event) error) error {
	resp, err := c.do(ctx, "GET", "/v1/events", nil, http.Header{"Accept": {"text/event-stream"}})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return &Unreachable{c.Device(), fmt.Errorf("the events were cut off: %w", err)}
		}
		data, ok := strings.CutPrefix(line, "data: ")
		if !ok {
			continue
		}
		var e runtime.Event
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			return &Unreachable{c.Device(), fmt.Errorf("unreadable event: %w", err)}
		}
		if err := f(e); err != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
