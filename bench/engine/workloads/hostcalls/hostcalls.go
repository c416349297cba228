// Command hostcalls calls compiled functions of common shapes.
package main

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

func run() int {
	n := 0
	f := 0.0
	var b bytes.Buffer
	for i := 0; i < 20000; i++ {
		n += len(strconv.Itoa(i))
		f += math.Sqrt(float64(i))
		if strings.HasPrefix("sensor/1", "sensor") {
			n += strings.Index("a,b", ",")
		}
		b.WriteByte('x')
		if v, err := strconv.Atoi("42"); err == nil {
			n += v
		}
		n += len(fmt.Sprint(i))
	}
	return n + int(f) + b.Len()
}

func main() {
	start := time.Now()
	r := run()
	fmt.Println(r, time.Since(start).Nanoseconds())
}
