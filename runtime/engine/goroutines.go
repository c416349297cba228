package engine

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Goroutine is one of a script's, or several that do the same.
type Goroutine struct {
	ID        int     `json:"id"`                   // 0 when unknown
	Count     int     `json:"count,omitempty"`      // how many do the same, if more than one; ID is that of the first
	State     string  `json:"state,omitempty"`      // in Go's words: running, chan receive, select, sleep, IO wait, sync.Mutex.Lock
	Minutes   int     `json:"minutes,omitempty"`    // how long it has been waiting, if longer than one
	Inside    string  `json:"inside,omitempty"`     // function of compiled code that the innermost frame has called
	Frames    []Frame `json:"frames,omitempty"`     // the script's own calls, innermost first
	CreatedBy *Frame  `json:"created_by,omitempty"` // the go statement that started it
	Parent    int     `json:"parent,omitempty"`     // number of the goroutine that executed that
}

// String returns the goroutine in the layout of Go's own stack traces.
func (g *Goroutine) String() string {
	var b strings.Builder
	state := cmp.Or(g.State, "unknown")
	if g.Minutes > 0 {
		state += fmt.Sprintf(", %d minutes", g.Minutes)
	}
	b.WriteString("goroutine ")
	if g.ID > 0 {
		b.WriteString(strconv.Itoa(g.ID) + " ")
	}
	b.WriteString("[" + state + "]")
	if g.Count > 1 {
		fmt.Fprintf(&b, ", and %d more like it", g.Count-1)
	}
	b.WriteString(":\n")
	if g.Inside != "" {
		b.WriteString(g.Inside + "\n\t(compiled)\n")
	}
	for _, f := range g.Frames {
		b.WriteString(f.String())
	}
	if f := g.CreatedBy; f != nil {
		in := ""
		if g.Parent > 0 {
			in = fmt.Sprintf(" in goroutine %d", g.Parent)
		}
		b.WriteString("created by " + Frame{f.Func + in, f.File, f.Line}.String())
	}
	return b.String()
}

// Text returns goroutines in the layout of Go's own stack traces, with an empty line between them.
func Text(all []Goroutine) string {
	texts := make([]string, len(all))
	for i := range all {
		texts[i] = all[i].String()
	}
	return strings.Join(texts, "\n")
}

// Goroutines returns what the goroutines of the script that runs in this process are doing, by number. They go on meanwhile, so it may be a little out of
// date. Of engines that do not know their goroutines there are none.
func Goroutines() []Goroutine {
	c := current()
	if c == nil {
		return nil
	}
	before := map[int][]Frame{}
	for _, id := range c.goroutines() {
		before[int(id)] = c.stack(id)
	}
	text, whole := allStacks(nil)
	all := c.list(parseGoroutines(text, whole), whole)
	for i := range all {
		if g := &all[i]; len(g.Frames) > 0 && !slices.Equal(g.Frames, before[g.ID]) { // it went on: what the runtime says is of another place
			g.State, g.Minutes, g.Inside = "running", 0, ""
		}
	}
	return all
}

// Stacks returns the calls of all goroutines that are inside the script now, each innermost first.
func Stacks() map[int][]Frame {
	stacks := map[int][]Frame{}
	for _, g := range Goroutines() {
		if len(g.Frames) > 0 {
			stacks[g.ID] = g.Frames
		}
	}
	return stacks
}

// list describes the script's goroutines, of which known says more; whole tells that all that live are among them.
func (c *calls) list(known map[uint64]*goState, whole bool) []Goroutine {
	ids := c.goroutines()
	c.foreign.Range(func(id, _ any) bool {
		if !slices.Contains(ids, id.(uint64)) {
			ids = append(ids, id.(uint64))
		}
		return true
	})
	slices.Sort(ids)
	var all []Goroutine
	for _, id := range ids {
		g := Goroutine{ID: int(id), Frames: c.stack(id)}
		g.CreatedBy, g.Parent = c.started(id)
		if len(g.Frames) == 0 && g.CreatedBy == nil {
			continue
		}
		s := known[id]
		if s == nil && whole || s != nil && s.ended {
			continue // it has ended meanwhile
		}
		if s == nil { // there are too many to know
			g.State = c.waits(id)
		} else {
			g.State, g.Minutes, g.Inside = s.state, s.minutes, s.inside
			if called := c.called(id); called != "" && g.Inside != "" {
				g.Inside = called // not what stands in for it
			}
			if g.CreatedBy == nil && s.creator != "" {
				g.CreatedBy, g.Parent = &Frame{Func: s.creator}, s.parent
			}
		}
		all = append(all, g)
	}
	return all
}

// Group joins goroutines that do the same, and returns at most n groups in the order of their first ones. The second result is how many goroutines are
// not among them.
func Group(all []Goroutine, n int) ([]Goroutine, int) {
	type key struct{ state, inside, frames, by string }
	states := map[string]*Goroutine{} // by frames: what is not known of one is taken from another
	for i := range all {
		if k := fmt.Sprint(all[i].Frames); all[i].State != "" && states[k] == nil {
			states[k] = &all[i]
		}
	}
	index := map[key]int{}
	var groups []Goroutine
	for _, g := range all {
		frames := fmt.Sprint(g.Frames)
		if like := states[frames]; g.State == "" && like != nil {
			g.State, g.Inside = like.State, like.Inside
		}
		k := key{state: g.State, inside: g.Inside, frames: frames}
		if g.CreatedBy != nil {
			k.by = fmt.Sprint(*g.CreatedBy)
		}
		i, ok := index[k]
		if !ok {
			index[k] = len(groups)
			groups = append(groups, g)
			continue
		}
		groups[i].Count = max(groups[i].Count, 1) + max(g.Count, 1)
		groups[i].Minutes = max(groups[i].Minutes, g.Minutes)
	}
	if len(groups) <= n {
		return groups, 0
	}
	left := 0
	for _, g := range groups[n:] {
		left += max(g.Count, 1)
	}
	return groups[:n], left
}
