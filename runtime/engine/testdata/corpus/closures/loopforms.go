package main

import (
	"fmt"
)

func main() {
	var fs []func() string
	for i, s := 0, "a"; i < 3; i, s = i+1, s+"b" {
		fs = append(fs, func() string { return fmt.Sprint(i, s) })
	}
	for k, v := range map[string]int{"k": 1} {
		fs = append(fs, func() string { return fmt.Sprint(k, v) })
	}
	for i := range 2 {
		fs = append(fs, func() string { i++; return fmt.Sprint(i) })
	}
	for _, c := range "xy" {
		fs = append(fs, func() string { return string(c) })
	}
	c := make(chan int, 2)
	c <- 7
	c <- 8
	close(c)
	for v := range c {
		fs = append(fs, func() string { return fmt.Sprint(v) })
	}
	for i := 0; i < 2; {
		j := i
		i++
		fs = append(fs, func() string { return fmt.Sprint(i, j) })
	}
	for i := 0; i < 4; i++ {
		if i == 1 {
			continue
		}
		fs = append(fs, func() string { i += 100; return fmt.Sprint(i) })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println(fs[5](), fs[len(fs)-1]())
	var shared int
	for shared = 0; shared < 2; shared++ {
		fs = append(fs, func() string { return fmt.Sprint(shared) })
	}
	fmt.Println(fs[len(fs)-1](), fs[len(fs)-2]())
}
