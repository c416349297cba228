package main

import "fmt"

type Color int

const (
	Red Color = iota
	Green
	Blue
)

func (c Color) String() string { return [...]string{"red", "green", "blue"}[c] }

type Weekday uint8

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64         { return r.W * r.H }
func (r Rect) Perimeter() float64    { return 2 * (r.W + r.H) }
func (c *Circle) Area() float64      { return 3 * c.R * c.R }
func (c *Circle) Perimeter() float64 { return 6 * c.R }

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int %v", v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice ", len(v))
	case Color:
		return "color " + v.String()
	case fmt.Stringer:
		return "stringer " + v.String()
	case error:
		return "error " + v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	}
	return fmt.Sprintf("other %T", v)
}

func main() {
	fmt.Println(Red, Blue, KB, MB, Color(1))
	for _, s := range []Shape{Rect{2, 3}, &Circle{1}} {
		fmt.Printf("%T %v %v\n", s, s.Area(), s.Perimeter())
	}
	for _, v := range []any{nil, 1, int64(2), "s", []int{1}, Green, fmt.Errorf("e"), func() int { return 9 }, 1.5, Weekday(3), struct{ A int }{1}, map[string][]Rect{}, new(Circle), [2]bool{}} {
		fmt.Println(describe(v))
	}
	fmt.Println(any(Color(1)) == any(1), any(Color(1)) == any(Green), Rect{1, 2} == Rect{1, 2})
	var i8 int8 = 127
	i8++
	var u uint8 = 0
	u--
	fmt.Println(i8, u, 7/2, -7/2, -7%3, 7.0/2, 1<<3|1, 6&^2, ^5)
	x := 10
	px := &x
	*px += 5
	pp := &px
	**pp *= 2
	fmt.Println(x, 'a', string(rune(233)), "é"[0], len("é"), []rune("héllo")[1], []byte("hi"))
	c := complex(1, 2)
	fmt.Println(c*c, real(c), imag(c))
	type local struct{ v int }
	fmt.Printf("%T %+v %q %x %08b %6.2f|%-5s|%5d|%t\n", local{}, local{1}, "q", 255, 5, 3.14159, "ab", 42, true)
}
