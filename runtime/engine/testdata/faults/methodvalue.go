package main

type Dog struct{ names []string }

func (d *Dog) Speak() string { return d.names[3] }

func call(f func() string) string {
	return f()
}

func main() {
	d := &Dog{}
	f := d.Speak
	call(f)
}
