package main

import "fmt"

func produce(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func square(in <-chan int) <-chan int {
	out := make(chan int, 2)
	go func() {
		for v := range in {
			out <- v * v
		}
		close(out)
	}()
	return out
}

func sieve(n int) (primes []int) {
	c := make(chan int)
	go func(out chan<- int) {
		for i := 2; i <= n; i++ {
			out <- i
		}
		close(out)
	}(c)
	for {
		p, ok := <-c
		if !ok {
			return
		}
		primes = append(primes, p)
		next := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for v := range in {
				if v%p != 0 {
					out <- v
				}
			}
			close(out)
		}(c, next)
		c = next
	}
}

func main() {
	for v := range square(square(produce(5))) {
		fmt.Print(v, " ")
	}
	fmt.Println(sieve(30))
	c := make(chan int, 3)
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	close(c)
	a, ok := <-c
	b, ok2 := <-c
	z, ok3 := <-c
	fmt.Println(a, ok, b, ok2, z, ok3)
	var nc chan string
	fmt.Println(nc == nil, len(nc), cap(nc))
	cc := make(chan chan string, 1)
	r := make(chan string, 1)
	cc <- r
	(<-cc) <- "reply"
	fmt.Println(<-r)
	var ro <-chan string = r
	fmt.Println(ro == r, any(ro) == any(r))
	fc := make(chan func() int, 1)
	fc <- func() int { return 9 }
	fmt.Println((<-fc)())
	ec := make(chan error, 2)
	ec <- nil
	ec <- fmt.Errorf("e")
	fmt.Println(<-ec, <-ec)
}
