package main

type Animal interface{ Speak() string }

type Dog struct{ names []string }

func (d Dog) Speak() string { return d.names[3] }

type Puppy struct{ Dog }

func say(a Animal) string {
	return a.Speak()
}

func main() {
	f := Puppy{}.Speak
	_ = f
	say(Puppy{})
}
