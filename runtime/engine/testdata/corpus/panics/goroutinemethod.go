package main

import "fmt"

type worker struct {
	id   int
	jobs []func() int
}

func (w *worker) run(done chan<- int) {
	defer fmt.Println("worker stops")
	for _, j := range w.jobs {
		done <- j()
	}
}

func main() {
	done, seen := make(chan int), make(chan bool)
	w := &worker{1, []func() int{func() int { return 1 }, func() int {
		<-seen
		var m map[string][]int
		return m["x"][2]
	}}}
	go w.run(done)
	fmt.Println(<-done)
	close(seen)
	<-done
}
