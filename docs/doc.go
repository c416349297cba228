// Package docs holds the documents, and the tests that keep them true: every
// program in them compiles, every configuration parses, every command runs
// and prints what the page says.
package docs
