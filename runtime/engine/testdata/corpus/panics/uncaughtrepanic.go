package main

import "fmt"

type myErr struct{ n int }

func (e *myErr) Error() string { return fmt.Sprint("my error ", e.n) }

func main() {
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		panic(r)
	}()
	panic(&myErr{4})
}
