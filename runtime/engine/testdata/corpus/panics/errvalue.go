package main

import "strconv"

type ConfigError struct {
	Key string
	Err error
}

func (e *ConfigError) Error() string { return e.Key + ": " + e.Err.Error() }

func main() {
	panic(&ConfigError{"port", strconv.ErrRange})
}
