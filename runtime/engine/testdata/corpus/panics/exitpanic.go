package main

import "fmt"

type problem struct{ code int }

func (p problem) Error() string { return fmt.Sprint("problem ", p.code) }

func main() {
	defer fmt.Println("deferred runs")
	panic(problem{4})
}
