//go:build !linux

package sandbox

// A Group is a control group that holds one runner to its limits. A nil Group
// is a group on a system without them: each method does nothing.
type Group struct{}

// NewGroup returns nil, nil on systems other than Linux.
func NewGroup(name string, l *Limits) (*Group, error) { return nil, nil }

// Add puts pid into the group.
func (g *Group) Add(pid int) error { return nil }

// Limit sets what the group is held to.
func (g *Group) Limit(l *Limits) error { return nil }

// Memory returns the bytes that the group uses, page cache included.
func (g *Group) Memory() int64 { return 0 }

// Peak returns the most bytes that the group has used so far, or 0.
func (g *Group) Peak() int64 { return 0 }

// OOMKills returns how often the kernel killed a process of the group because
// it had no memory left.
func (g *Group) OOMKills() int { return 0 }

// Close kills what is left in the group and removes it.
func (g *Group) Close() error { return nil }

// Sweep removes the groups of supervisors that are dead.
func Sweep() error { return nil }
