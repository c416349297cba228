package main

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
)

type Interval time.Duration

func (i Interval) String() string { return "~" + time.Duration(i).String() }

func main() {
	for _, d := range []time.Duration{0, 1, 1500, 2 * time.Millisecond, 90 * time.Second, -36 * time.Hour, math.MaxInt64, 1<<63 - 1} {
		fmt.Println(d, d.Seconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Abs())
	}
	fmt.Println(Interval(time.Second), []Interval{1, 2}, time.Duration(1.5*float64(time.Second)))
	for _, s := range []string{"1h2m3.5s", "-1.5h", "100us", "", "3", "1x", "1µs", ".5s", "9223372036854775808ns"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	b, _ := json.Marshal(struct{ D time.Duration }{time.Second})
	fmt.Println(string(b), time.Second.Milliseconds(), (90 * time.Minute).Hours())
	fmt.Printf("%v %d %s %T %.1f\n", time.Minute, time.Minute, time.Minute, time.Minute, time.Minute.Minutes())
}
