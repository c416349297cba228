//go:build !cgo

package sandbox

// usesCgo: threads are the Go runtime's own, and names are looked up by it.
const usesCgo = false
