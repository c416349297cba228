package runtime

import (
	"fmt"
	"net"
	"os"
	"slices"
	"sync"
)

// maxPassed is how many idle connections wait for the next version of a
// script, for each listener; what is more is closed.
const maxPassed = 1024

// A socket is one that a script listens on: opened once, kept across its
// versions, and never accepted from here.
type socket struct {
	key    string // network and address as the script asked for them
	addr   string // as bound
	file   *os.File
	passed []*os.File // idle connections that a version left for the next
	taken  bool       // by the version that runs
}

// sockets are the listeners held for one script.
type sockets struct {
	mu   sync.Mutex
	held map[string]*socket
}

// take returns the socket that a version asks for, opening it the first time.
func (ss *sockets) take(network, address string) (*socket, []*os.File, error) {
	if network != "tcp" && network != "tcp4" && network != "tcp6" {
		return nil, nil, fmt.Errorf("listen %s %s: the networks to listen on are tcp, tcp4 and tcp6", network, address)
	}
	key := network + " " + address
	ss.mu.Lock()
	defer ss.mu.Unlock()
	s := ss.held[key]
	if s == nil {
		var err error
		if s, err = openSocket(key, network, address); err != nil {
			return nil, nil, err
		}
		if ss.held == nil {
			ss.held = map[string]*socket{}
		}
		ss.held[key] = s
	}
	s.taken = true
	passed := s.passed
	s.passed = nil
	return s, passed, nil
}

func openSocket(key, network, address string) (*socket, error) {
	l, err := net.Listen(network, address)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	f, err := l.(*net.TCPListener).File()
	if err != nil {
		return nil, err
	}
	return &socket{key: key, addr: l.Addr().String(), file: f}, nil
}

// pass keeps connections for the next version; it takes the files over.
func (ss *sockets) pass(key string, files []*os.File) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	s := ss.held[key]
	for _, f := range files {
		if s == nil || len(s.passed) >= maxPassed {
			f.Close()
			continue
		}
		s.passed = append(s.passed, f)
	}
}

// release forgets who took what, before the next version starts, and returns
// how many listeners the version before had.
func (ss *sockets) release() (had int) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range ss.held {
		if s.taken {
			had++
		}
		s.taken = false
	}
	return had
}

// closeIdle closes the listeners that the version that runs did not take.
func (ss *sockets) closeIdle() {
	ss.close(func(s *socket) bool { return !s.taken })
}

func (ss *sockets) closeAll() {
	ss.close(func(*socket) bool { return true })
}

func (ss *sockets) close(which func(*socket) bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for key, s := range ss.held {
		if !which(s) {
			continue
		}
		s.file.Close()
		for _, f := range s.passed {
			f.Close()
		}
		delete(ss.held, key)
	}
}

// addresses lists what is listened on, sorted.
func (ss *sockets) addresses() []string {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	list := make([]string, 0, len(ss.held))
	for _, s := range ss.held {
		list = append(list, s.addr)
	}
	slices.Sort(list)
	return list
}

// holds tells whether address is one of the script's; a port that the system
// picks is nobody's.
func (ss *sockets) holds(address string) bool {
	if _, port, _ := net.SplitHostPort(address); port == "0" {
		return false
	}
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range ss.held {
		if s.addr == address || s.key == "tcp "+address {
			return true
		}
	}
	return false
}
