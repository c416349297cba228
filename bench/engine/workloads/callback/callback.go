// Command callback has its host call a handler of the usual shape.
package main

import (
	"context"
	"fmt"
	"time"

	"github.com/nfrun/nfrun/bench/engine/host"
)

func run() int {
	n := 0
	host.Handle(func(ctx context.Context, message []byte) error {
		n += len(message)
		return nil
	})
	return n
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
