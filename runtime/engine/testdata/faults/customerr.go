package main

type E struct{ n int }

func (e *E) Error() string { return "custom" }

func main() {
	var err error = &E{}
	panic(err)
}
