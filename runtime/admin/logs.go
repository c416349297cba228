package admin

import (
	"net/http"
	"strconv"
	"time"

	"github.com/nfrun/nfrun/runtime/store"
)

// logs sends the log of a script: what is there and, with follow=1, what comes.
// since=SEQ|TIME|DURATION and tail=N choose where it begins. An event stream
// follows unless follow=0: its readers come back by themselves when it ends.
func (a *api) logs(w http.ResponseWriter, r *http.Request) error {
	from, err := parseFrom(r)
	if err != nil {
		return err
	}
	log, err := a.control.Log(r.PathValue("name"))
	if err != nil {
		return err
	}
	records, next, err := from.read(log)
	if err != nil {
		return err
	}
	s := openStream(w, from.sse)
	emit := func(rec store.Record) error { return s.send(rec.Seq, "log", rec) }
	for _, rec := range records {
		if emit(rec) != nil {
			return nil
		}
	}
	if from.follow {
		defer s.beat(a.heartbeat)()
		log.Follow(r.Context(), next, emit) //nolint:errcheck // the reader is gone, or the log is
	}
	return nil
}

// A from says which part of a log is asked for.
type from struct {
	seq         uint64    // after this one
	time        time.Time // from then on; zero: by seq
	tail        int       // at most the last so many; -1: all
	follow, sse bool
}

const sinceCure = "give the seq of a record, a time such as 2026-01-31T12:00:00Z, or how long ago, such as 10m"

func parseFrom(r *http.Request) (f from, err error) {
	q := r.URL.Query()
	f.sse = wantsEvents(r)
	if f.follow, err = flag(r, "follow"); err != nil {
		return f, err
	}
	f.follow = f.follow || f.sse && !q.Has("follow")
	f.tail = -1
	if q.Has("tail") {
		if f.tail, err = strconv.Atoi(q.Get("tail")); err != nil || f.tail < 0 {
			return f, badQuery("tail", q.Get("tail"), "give a number of records")
		}
	}
	since := q.Get("since")
	if id := r.Header.Get("Last-Event-ID"); id != "" { // an event stream that was interrupted
		since, f.tail = id, -1
	}
	if since == "" {
		return f, nil
	}
	if f.seq, err = strconv.ParseUint(since, 10, 64); err == nil {
		return f, nil
	}
	if f.time, err = time.Parse(time.RFC3339Nano, since); err == nil {
		return f, nil
	}
	if ago, err := time.ParseDuration(since); err == nil && ago >= 0 {
		f.time = time.Now().Add(-ago)
		return f, nil
	}
	return f, badQuery("since", since, sinceCure)
}

// read returns the records that are there, and the one after which following
// goes on: none is lost between the two, none comes twice.
func (f from) read(log *store.Log) (records []store.Record, next uint64, err error) {
	next = f.seq
	if f.tail == 0 || !f.time.IsZero() { // what is read may be less than what is there
		newest, err := log.Read(0, 1)
		if err != nil {
			return nil, 0, err
		}
		if len(newest) > 0 {
			next = max(next, newest[0].Seq)
		}
	}
	if f.tail == 0 {
		return nil, next, nil
	}
	if f.time.IsZero() {
		records, err = log.Read(f.seq, max(f.tail, 0))
	} else {
		records, err = log.ReadSince(f.time, max(f.tail, 0))
	}
	if len(records) > 0 {
		next = max(next, records[len(records)-1].Seq)
	}
	return records, next, err
}
