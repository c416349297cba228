// Package stdlib holds the symbol tables of Go's standard library, written by the generator from packages.txt.
package stdlib

//go:generate go run ../gen -dir . -list packages.txt -patches patches -platforms linux/arm,linux/arm64,linux/riscv64,darwin/arm64,windows/amd64
