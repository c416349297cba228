// Package arch holds the tests of the architecture: which room may import
// which, and that every package says in one place what it is.
package arch
