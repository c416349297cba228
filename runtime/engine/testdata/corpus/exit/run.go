package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

type exitCode int

func (e exitCode) Error() string { return fmt.Sprint("exit ", int(e)) }

func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("no args: %w", exitCode(64))
	}
	return nil
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		var ec exitCode
		if errors.As(err, &ec) {
			os.Exit(int(ec))
		}
		os.Exit(1)
	}
}
