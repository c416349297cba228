// Command hello says that it has started: what it takes until then is the cost of a script.
package main

import (
	"fmt"
	"time"
)

func run() string { return "hello" }

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
