package main

func main() {
	s := make([]int, 3)
	i := 5
	defer func() {
		var a [3]int
		_ = a[i]
	}()
	_ = s[i:]
}
