package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nfrun/nfrun/runtime/engine"
)

// What a script would do to variables that compiled code relies on is refused, however it is written; corpus/std/vars.go has what it may do.
func TestVariablesThatScriptsMayNotChange(t *testing.T) {
	src := `package main

import (
	"crypto/rand"
	"encoding/asn1"
	"errors"
	. "image"
	"io"
	"os"
	"strings"
	"time"
)

func two() (error, error) { return nil, nil }

func main() {
	rand.Reader = strings.NewReader("000000")
	io.EOF, os.ErrExist = two()
	Black = nil
	ZP.X = 1
	ZP.Y++
	asn1.NullRawValue.Bytes = nil
	for _, (time.UTC) = range []*time.Location{} {
	}
	p := &io.EOF
	*p = errors.New("x")
	asn1.NullBytes[0] = 0 // as in Go, the element is not the variable
}
`
	want := `main.go:17:2: cannot assign to rand.Reader: scripts may not change variables of package crypto/rand // give the functions that take one a reader of your own
main.go:18:2: cannot assign to io.EOF: scripts may not change variables of package io
main.go:18:10: cannot assign to os.ErrExist: scripts may not change variables of package os
main.go:19:2: cannot assign to image.Black: scripts may not change variables of package image
main.go:20:2: cannot assign to image.ZP: scripts may not change variables of package image
main.go:21:2: cannot assign to image.ZP: scripts may not change variables of package image
main.go:22:2: cannot assign to asn1.NullRawValue: scripts may not change variables of package encoding/asn1
main.go:23:9: cannot assign to time.UTC: scripts may not change variables of package time
main.go:25:8: cannot take the address of io.EOF: scripts may not change variables of package io
`
	if diff := cmp.Diff(want, check(t, &engine.Options{Name: "demo"}, map[string]string{"main.go": src})); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
}
