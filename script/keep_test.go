package script

import (
	"encoding/json"
	"errors"
	"runtime"
	"sync"
	"testing"
)

// Saves of many goroutines at once share a write: the first one's, and one
// for all who came while it was being written.
func TestSavesComeTogether(t *testing.T) {
	const savers = 100
	n := 0
	v := &value{name: "n", v: &n}
	var mu sync.RWMutex
	var writes []string
	keep := func(_ string, b json.RawMessage) error {
		for asked := uint64(0); asked < savers; runtime.Gosched() {
			v.mu.Lock()
			asked = v.asked
			v.mu.Unlock()
		}
		writes = append(writes, string(b))
		return nil
	}
	var wg, counted sync.WaitGroup
	counted.Add(savers)
	for range savers {
		wg.Go(func() {
			mu.Lock()
			n++
			mu.Unlock()
			counted.Done()
			counted.Wait()
			mu.RLock()
			defer mu.RUnlock()
			if err := v.save(keep); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if len(writes) > 2 || writes[len(writes)-1] != "100" {
		t.Errorf("wrote %q", writes)
	}
}

// A write that failed counts for nobody.
func TestAFailedWriteIsTriedAgain(t *testing.T) {
	n, writes := 1, 0
	v := &value{name: "n", v: &n}
	broken := errors.New("broken")
	keep := func(string, json.RawMessage) error {
		writes++
		if writes == 1 {
			return broken
		}
		return nil
	}
	if err := v.save(keep); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := v.save(keep); err != nil || writes != 2 {
		t.Errorf("got %v, %d writes", err, writes)
	}
}
