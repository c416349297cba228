package main

import "fmt"

func f(s string) int { fmt.Print(s, " "); return len(s) }

func ch(s string, c chan int) chan int { fmt.Print(s, " "); return c }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	var nilc chan int
	select {
	case v := <-a:
		fmt.Println("never", v)
	case nilc <- 1:
		fmt.Println("never")
	default:
		fmt.Println("default")
	}
	select {
	case ch("b", b) <- f("val"):
		fmt.Println("sent")
	case <-ch("nil", nilc):
	}
	var v int
	var ok bool
	arr := [2]int{}
	select {
	case v, ok = <-b:
		fmt.Println(v, ok)
	}
	b <- 5
	select {
	case arr[1] = <-b:
	}
	close(a)
	select {
	case v, ok := <-a:
		fmt.Println(v, ok, arr)
	}
	m := map[string]int{}
	b <- 7
	select {
	case m["x"] = <-b:
		fmt.Println(m)
	}
	done := make(chan struct{})
	out := make(chan int)
	go func() {
		defer close(done)
		for {
			select {
			case v, ok := <-out:
				if !ok {
					return
				}
				fmt.Print("got", v, " ")
			}
		}
	}()
	for i := range 3 {
		select {
		case out <- i:
		}
	}
	close(out)
	<-done
	n := 0
loop:
	for {
		select {
		case <-done:
			if n++; n == 3 {
				break loop
			}
		}
	}
	fmt.Println(n)
	select {
	case <-done:
		break
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		select {
		case a <- 1:
		default:
		}
	}()
	var ifc = make(chan any, 1)
	select {
	case ifc <- nil:
		fmt.Println(<-ifc)
	}
}
