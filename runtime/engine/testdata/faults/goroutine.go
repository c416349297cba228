package main

type T struct{ n int }

func (t *T) run(s []int) {
	func() {
		t.n = s[5]
	}()
}

func start() {
	t := &T{}
	go t.run(nil)
}

func main() {
	start()
	select {}
}
