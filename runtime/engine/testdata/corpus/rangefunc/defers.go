package main

import "fmt"

func seq(yield func(int) bool) {
	defer fmt.Println("seq done")
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func all() (s string) {
	defer func() { s += " outer" }()
	for i := range seq {
		defer func() { s += fmt.Sprint(" d", i) }()
	}
	fmt.Println("loop over")
	return "ret"
}

func early() int {
	for i := range seq {
		defer fmt.Println("deferred", i)
		for j := range seq {
			defer fmt.Println("inner", i, j)
			if j == 1 {
				return i*10 + j
			}
		}
	}
	return -1
}

func recovers() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v", r)
		}
	}()
	for i := range seq {
		if i == 1 {
			panic(fmt.Sprint("at ", i))
		}
	}
	return nil
}

func main() {
	fmt.Println(all())
	fmt.Println(early())
	fmt.Println(recovers())
}
