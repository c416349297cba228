package runtime

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"sync"
	"syscall"
)

// maxPassed is how many idle connections wait for the next version of a
// script, for each listener; what is more is closed.
const maxPassed = 1024

// maxSockets is how many listeners one script may have.
const maxSockets = 64

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
// Several that leave the port to the system are told apart by their order.
func (ss *sockets) take(network, address string) (*socket, []*os.File, error) {
	if network != "tcp" && network != "tcp4" && network != "tcp6" {
		return nil, nil, fmt.Errorf("listen %s %s: the networks to listen on are tcp, tcp4 and tcp6", network, address)
	}
	ss.mu.Lock()
	defer ss.mu.Unlock()
	key := network + " " + address
	if anyPort(address) {
		for n := 2; ss.held[key] != nil && ss.held[key].taken; n++ {
			key = fmt.Sprintf("%s %s #%d", network, address, n)
		}
	}
	s := ss.held[key]
	switch {
	case s != nil && s.taken:
		return nil, nil, fmt.Errorf("listen %s %s: the script listens there already", network, address)
	case s == nil && len(ss.held) >= maxSockets:
		return nil, nil, fmt.Errorf("listen %s %s: a script may have %d listeners", network, address, maxSockets)
	case s == nil:
		var err error
		if s, err = openSocket(key, network, address); errors.Is(err, syscall.EADDRINUSE) && ss.yield(address) {
			s, err = openSocket(key, network, address)
		}
		if err != nil {
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

// yield closes what the version before held on the port of address under
// another spelling. ss.mu is held.
func (ss *sockets) yield(address string) (some bool) {
	_, port, _ := net.SplitHostPort(address)
	for key, s := range ss.held {
		if _, p, _ := net.SplitHostPort(s.addr); p == port && !s.taken {
			s.close()
			delete(ss.held, key)
			some = true
		}
	}
	return some
}

func anyPort(address string) bool {
	_, port, _ := net.SplitHostPort(address)
	return port == "0" || port == ""
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
	for _, f := range files {
		noLinger(f) // closing it must not wait for the client
	}
	ss.mu.Lock()
	s := ss.held[key]
	n := 0
	if s != nil {
		n = min(len(files), maxPassed-len(s.passed))
		s.passed = append(s.passed, files[:n]...)
	}
	ss.mu.Unlock()
	closeFiles(files[n:])
}

// release closes a socket whose listener the script has closed.
func (ss *sockets) release(key string) {
	ss.close(func(s *socket) bool { return s.key == key })
}

// turn forgets who took what, before the next version starts, and returns how
// many listeners the version before had.
func (ss *sockets) turn() (had int) {
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

// taken tells whether the version that runs has taken a listener.
func (ss *sockets) taken() bool {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range ss.held {
		if s.taken {
			return true
		}
	}
	return false
}

// closeIdle closes the listeners that the version that runs did not take.
func (ss *sockets) closeIdle() { ss.close(func(s *socket) bool { return !s.taken }) }

func (ss *sockets) closeAll() { ss.close(func(*socket) bool { return true }) }

func (ss *sockets) close(which func(*socket) bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for key, s := range ss.held {
		if which(s) {
			s.close()
			delete(ss.held, key)
		}
	}
}

func (s *socket) close() {
	s.file.Close()
	closeFiles(s.passed)
}

func closeFiles(files []*os.File) {
	for _, f := range files {
		f.Close()
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
	if anyPort(address) {
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
