//go:build cgo

package sandbox

// usesCgo: threads are those of the C library, with stacks of its own, and
// names may be looked up by its modules.
const usesCgo = true
