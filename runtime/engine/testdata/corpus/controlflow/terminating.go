package main

import "fmt"

func a(n int) int {
	for {
		if n > 10 {
			return n
		}
		n *= 2
	}
}

func b(n int) string {
	switch {
	case n > 0:
		return "pos"
	default:
		panic("neg")
	}
}

func c(n int) (r int) {
	if n == 0 {
		return 1
	} else if n == 1 {
		return 2
	} else {
		goto end
	}
end:
	return 3
}

func d(c chan int) int {
	select {
	case v := <-c:
		return v
	}
}

func e(x any) string {
	switch x.(type) {
	case int:
		return "int"
	case string:
		return "string"
	default:
		{
			return "other"
		}
	}
}

func f() int {
L:
	for {
		for {
			continue L
		}
		break L
	}
	return 0
}

func main() {
	ch := make(chan int, 1)
	ch <- 5
	fmt.Println(a(3), b(1), c(0), c(1), c(2), d(ch), e(1), e("s"), e(nil))
	_ = f
	defer func() { fmt.Println(recover()) }()
	b(-1)
}
