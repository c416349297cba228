package main

type T struct{ a int }
type myInt int
type myStr string

func main() {
	print("a", 1, true, 'x', "\n")
	println("b", 2, false, -7, uint8(200))
	println(1.5, float32(0.25), 1e100, 0.0, 100.0)
	println(1+2i, complex64(1))
	println(myInt(5), myStr("named"), int8(-1), uint64(1<<63))
	var p *int
	var m map[string]int
	var c chan int
	var f func()
	var s []int
	println(p, m, c, f == nil, len(s))
	println(nil == p, "unicode é", "")
	println()
	print()
	print("no newline ", 1, 2, "\n")
	x := 3
	defer println("deferred", x)
	x = 4
	println(len("abc"), cap(make([]int, 2, 5)))
	println(1 << 40 >> 38)
	var zero float64
	println(1/zero, -1/zero, zero/zero)
	const big = 1 << 62
	println(int64(big), 'a', "tab\tq")
}
