//go:build !linux

package sandbox

import "os/exec"

func startTied(cmd *exec.Cmd) error { return cmd.Start() }
