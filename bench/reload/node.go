package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// node is a server under Node: watched by it (--watch), or killed and
// started again with each version.
type node struct {
	program string
	file    string
	addr    string
	watch   bool
	last    int
	process *process
}

// server does what the script for nfrun does.
const server = `const http = require('node:http');
const version = %d;
http.createServer((request, response) => {
	request.resume();
	request.on('end', () => response.end(String(version)));
}).listen(%s, '127.0.0.1');
`

func startNode(ctx context.Context, program, dir string, watch bool) (*node, error) {
	folder, err := os.MkdirTemp(dir, "node-")
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0") // a port that is free
	if err != nil {
		return nil, err
	}
	l.Close()
	n := &node{program: program, file: filepath.Join(folder, "server.js"), addr: l.Addr().String(), watch: watch}
	if err := n.write(1); err != nil {
		return nil, err
	}
	if err := n.start(); err != nil {
		return nil, err
	}
	if err := n.answers(ctx); err != nil {
		n.close()
		return nil, err
	}
	return n, nil
}

func (n *node) name() string {
	if n.watch {
		return "node --watch"
	}
	return "node, restarted"
}

func (n *node) address() string { return n.addr }
func (n *node) version() int    { return n.last }
func (n *node) steps() []steps  { return nil }
func (n *node) pid() int        { return n.process.pid() }
func (n *node) close()          { n.process.stop() }

// deploy saves the file, which is the upload. Without --watch the server is
// then ended by SIGTERM, as a service manager does, and started again.
func (n *node) deploy(_ context.Context, version int) (time.Time, error) {
	err := n.write(version)
	uploaded := time.Now()
	if err != nil || n.watch {
		return uploaded, err
	}
	n.process.stop()
	return uploaded, n.start()
}

func (n *node) write(version int) error {
	n.last = version
	_, port, err := net.SplitHostPort(n.addr)
	if err != nil {
		return err
	}
	return os.WriteFile(n.file, fmt.Appendf(nil, server, version, port), 0o600)
}

func (n *node) start() error {
	args := []string{n.file}
	if n.watch {
		args = []string{"--watch", n.file}
	}
	var err error
	n.process, err = start(exec.Command(n.program, args...))
	return err
}

// answers waits until the server accepts.
func (n *node) answers(ctx context.Context) error {
	deadline := time.Now().Add(patience)
	for {
		c, err := net.Dial("tcp", n.addr)
		if err == nil {
			return c.Close()
		}
		if time.Now().After(deadline) || ctx.Err() != nil {
			return fmt.Errorf("%s does not serve: %w", n.name(), err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func nodeVersion(ctx context.Context, program string) string {
	out, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}
