package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"sync"
)

// kept is what Keep has bound, in that order.
type kept struct {
	mu     sync.Mutex
	values []*value
}

// A value is one that is kept.
type value struct {
	name string
	v    any

	writing sync.Mutex // held by the one who reads v and writes it
	written uint64     // the call of save that was the last before v was read; guarded by writing

	mu    sync.Mutex
	asked uint64 // calls of save so far
}

var keepable = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$`)

// Keep restores the value that was kept by this name into v, a pointer, and
// binds it: what v points to is saved when the script stops, and by Save. It
// survives reloads, restarts and updates of the script. Values are stored as
// JSON; when nothing was kept yet, v is left as it is. A name consists of up
// to 63 letters, digits, hyphens and underscores.
//
// At the stop of the script v is read after run has returned; what changes v
// should have ended by then.
func Keep(name string, v any) error {
	if !keepable.MatchString(name) {
		return fmt.Errorf("script: keep %q: a name consists of up to 63 letters, digits, hyphens and underscores", name)
	}
	if p := reflect.ValueOf(v); p.Kind() != reflect.Pointer || p.IsNil() {
		return fmt.Errorf("script: keep %s: want a pointer to the value, not a %T", name, v)
	}
	s := current()
	b, ok, err := s.Kept(name)
	if err != nil {
		return fmt.Errorf("script: keep %s: %w", name, err)
	}
	if ok {
		if err := json.Unmarshal(b, v); err != nil {
			return fmt.Errorf("script: keep %s: what was kept does not fit: %w", name, err)
		}
	}
	s.values.bind(name, v)
	return nil
}

// Save saves a value bound by Keep now: when it returns, the value is on the
// device's storage, and a crash or a power cut leaves it, or a later one.
// When many goroutines save one name at once, one write serves those who
// waited for it.
//
// The value is read by a goroutine that is within Save, so the caller guards
// it: call Save with the lock held under which the value changes. A read lock
// will do, and lets Saves come together.
func Save(name string) error {
	s := current()
	v := s.values.find(name)
	if v == nil {
		return fmt.Errorf("script: save %s: no value was bound to it with Keep", name)
	}
	return v.save(s.Keep)
}

func (k *kept) bind(name string, v any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.values = slices.DeleteFunc(k.values, func(old *value) bool { return old.name == name })
	k.values = append(k.values, &value{name: name, v: v})
}

func (k *kept) find(name string) *value {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, v := range k.values {
		if v.name == name {
			return v
		}
	}
	return nil
}

// saveAll saves every value, whatever becomes of the others.
func (k *kept) saveAll(keep func(string, json.RawMessage) error) error {
	k.mu.Lock()
	values := slices.Clone(k.values)
	k.mu.Unlock()
	var errs []error
	for _, v := range values {
		errs = append(errs, v.save(keep))
	}
	return errors.Join(errs...)
}

// save writes v, unless somebody has who read it after save was called.
func (v *value) save(keep func(string, json.RawMessage) error) error {
	v.mu.Lock()
	v.asked++
	mine := v.asked
	v.mu.Unlock()

	v.writing.Lock()
	defer v.writing.Unlock()
	if v.written >= mine {
		return nil
	}
	v.mu.Lock()
	upTo := v.asked
	v.mu.Unlock()
	b, err := json.Marshal(v.v)
	if err == nil {
		err = keep(v.name, b)
	}
	if err != nil {
		return fmt.Errorf("script: save %s: %w", v.name, err)
	}
	v.written = upTo
	return nil
}
