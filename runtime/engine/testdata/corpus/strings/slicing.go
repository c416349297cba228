package main

import "fmt"

func try(f func() string) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Printf("%q\n", f())
}

func main() {
	s := "hello, 世界"
	n, neg, big := 3, -1, 50
	try(func() string { return s[n:] })
	try(func() string { return s[:n] })
	try(func() string { return s[n:n] })
	try(func() string { return s[len(s):] })
	try(func() string { return s[7:10] })
	try(func() string { return s[7:8] })
	try(func() string { return s[big:] })
	try(func() string { return s[:big] })
	try(func() string { return s[neg:] })
	try(func() string { return s[n : n-1] })
	try(func() string { return string(s[big]) })
	try(func() string { return string(s[neg+1]) })
	try(func() string { return string(s[neg]) })
	t := s[:5]
	s = "x"
	fmt.Println(t, s, t[1], t[1:][1:][0] == 'l')
	type name string
	nm := name("abc")
	fmt.Printf("%T %v %T\n", nm[1:], nm[1:], nm[0])
}
