package main

import "fmt"

func div[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64](a, b T) (q, r T, err any) {
	defer func() { err = recover() }()
	return a / b, a % b, nil
}

func main() {
	fmt.Println(div[int8](-128, -1))
	fmt.Println(div[int8](-7, 2))
	fmt.Println(div[int16](7, -2))
	fmt.Println(div[int32](-7, -2))
	fmt.Println(div[uint8](250, 7))
	fmt.Println(div[uint64](1<<63, 3))
	fmt.Println(div[int64](5, 0))
	fmt.Println(div[uint16](5, 0))
	x := 7
	x /= 2
	x %= 2
	fmt.Println(x)
	m := map[string]int{"a": 1}
	func() {
		defer func() { fmt.Println(recover(), m) }()
		m["a"] /= m["b"]
	}()
	func() {
		defer func() {
			e := recover().(error)
			fmt.Printf("%v|%s\n", e, e.Error())
		}()
		z := int32(0)
		fmt.Println(1 % z)
	}()
}
