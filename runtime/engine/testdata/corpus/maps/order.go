package main

import "fmt"

func f(s string, v int) int {
	fmt.Print(s, " ")
	return v
}

func key(s string) string {
	fmt.Print("key-", s, " ")
	return s
}

func main() {
	m := map[string]int{key("a"): f("va", 1), key("b"): f("vb", 2)}
	fmt.Println(len(m))
	m[key("c")] = f("vc", 3)
	fmt.Println(m)
	m[key("a")], m[key("b")] = m[key("b")], m[key("a")]
	fmt.Println(m)
	m[key("a")] += f("x", 10)
	fmt.Println(m)
	i := 0
	mi := map[int]int{}
	i, mi[i] = 5, 50
	fmt.Println(i, mi)
	var nilm map[string]int
	func() {
		defer func() { fmt.Println(recover()) }()
		nilm[key("n")] = f("vn", 1)
	}()
	fmt.Println(fmt.Sprint(map[any]int{2: 1, "b": 2, 1: 3, "a": 4, 1.5: 5, true: 6, false: 7}))
	fmt.Println(map[[2]int]string{{2, 1}: "x", {1, 9}: "y"}, map[float64]bool{2.5: true, -1: false})
}
