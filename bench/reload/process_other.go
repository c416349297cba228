//go:build !unix

package main

import "os/exec"

func ownGroup(*exec.Cmd)            {}
func terminate(cmd *exec.Cmd) error { return cmd.Process.Kill() }
func killGroup(cmd *exec.Cmd)       { cmd.Process.Kill() }
