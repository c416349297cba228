package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// maxLine bounds a message and, on their own, the attributes of a record.
const maxLine = 8 << 10

// Record is one line of a script's log.
type Record struct {
	Time    time.Time      `json:"time"`
	Seq     uint64         `json:"seq"` // counts up, across restarts too
	Script  string         `json:"script,omitempty"`
	Version string         `json:"version,omitempty"`
	Stream  string         `json:"stream"` // stdout, stderr, log, event
	Level   string         `json:"level,omitempty"`
	Message string         `json:"message"`
	Attrs   map[string]any `json:"attrs,omitempty"`
}

// encode makes a line of a record, cut to size.
func (r Record) encode() ([]byte, error) {
	if len(r.Message) > maxLine {
		cut := maxLine
		for cut > maxLine-utf8.UTFMax && !utf8.RuneStart(r.Message[cut]) {
			cut--
		}
		r.Message = fmt.Sprintf("%s… (%d bytes cut)", r.Message[:cut], len(r.Message)-cut)
	}
	r.Message = strings.ToValidUTF8(r.Message, "\uFFFD")
	if len(r.Attrs) > 0 {
		b, err := json.Marshal(r.Attrs)
		if err != nil {
			r.Attrs = map[string]any{"cut": err.Error()}
		} else if len(b) > maxLine {
			r.Attrs = map[string]any{"cut": fmt.Sprintf("%d bytes of attributes", len(b))}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(&r)
	return b.Bytes(), err
}

// decode reads a line; false for one that is torn.
func decode(line []byte) (Record, bool) {
	var r Record
	if json.Unmarshal(line, &r) != nil || r.Seq == 0 {
		return Record{}, false
	}
	return r, true
}
