// Package stdlib holds the symbol tables of Go's standard library, written by the generator from packages.txt.
package stdlib

import (
	_ "embed" // for the type information
	"encoding/binary"

	"github.com/nfrun/nfrun/plugin"
)

//go:generate go run ../gen -dir . -list packages.txt -patches patches -platforms linux/386,linux/arm,linux/arm64,linux/riscv64,darwin/arm64,windows/amd64

//go:embed z_types.bin
var types string

// withInfo returns the table with the type information of its package.
func withInfo(path string, table *plugin.Symbols) *plugin.Symbols {
	at := 0
	num := func() int {
		n, size := binary.Uvarint([]byte(types[at:min(at+binary.MaxVarintLen64, len(types))]))
		at += size
		return int(n)
	}
	begin, length, offset := -1, 0, 0
	for range num() {
		n := num()
		found := types[at:at+n] == path
		at += n
		size := num()
		if found {
			begin, length = offset, size
		}
		offset += size
	}
	if begin < 0 {
		return table
	}
	t := *table
	t.Info = types[at+begin : at+begin+length]
	return &t
}
