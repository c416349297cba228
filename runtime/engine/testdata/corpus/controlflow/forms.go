package main

import "fmt"

func get() (int, error) { return 4, nil }

func main() {
	if v, err := get(); err != nil {
		fmt.Println("err")
	} else if w := v * 2; w > 100 {
		fmt.Println("big")
	} else if v++; v == 5 && w == 8 {
		fmt.Println("else chain", v, w, err)
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	var k int
	for k < 3 {
		k++
	}
	for ; k < 6; k++ {
	}
	for k = 10; ; {
		if k--; k < 5 {
			break
		}
	}
	fmt.Println(k)
	for i := 0; i < 10; i++ {
		if i%2 == 0 {
			continue
		}
		if i > 6 {
			break
		}
		fmt.Print(i, " ")
	}
	x := 5
	{
		x := x * 2
		x++
		fmt.Print(x, " ")
	}
	if x := "s"; x != "" {
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	func() {
		for {
			return
		}
	}()
	switch {
	}
	select {
	default:
	}
	for range [0]int{} {
	}

	if true {
	}
}
