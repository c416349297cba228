// Command crc32 computes a checksum with a table.
package main

import (
	"fmt"
	"time"
)

func run() uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for k := 0; k < 8; k++ {
			if c&1 == 1 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	data := make([]byte, 200000)
	for i := range data {
		data[i] = byte(i * 31)
	}
	crc := ^uint32(0)
	for _, b := range data {
		crc = table[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
