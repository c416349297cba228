package main

import "fmt"

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type P struct{ X, Y int }

func (p *P) String() string { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }

type Err struct{ Code int }

func (e Err) Error() string  { return fmt.Sprint("err ", e.Code) }
func (e Err) String() string { return "never" }

type Wrap struct {
	T    Temp
	p    Temp
	P    P
	Q    *P
	E    error
	Many []Temp
	M    map[Temp]P
}

func main() {
	w := Wrap{1, 2, P{1, 2}, &P{3, 4}, Err{5}, []Temp{6, 7}, map[Temp]P{8: {9, 10}}}
	fmt.Printf("%v\n%+v\n", w.Many, w.M)
	w.Q = nil
	fmt.Printf("%v\n%+v\n", w, w)
	fmt.Println(w.P, &w.P, w.E, Err{1}, &Err{2}, []error{Err{3}, nil}, [1]Temp{4})
	fmt.Printf("%s %d %v %x %q %5.1f|%8v|%-8v|\n", Temp(1), w.P, &w.P, Temp(2), Temp(3), Temp(4), Temp(5), Temp(6))
	fmt.Printf("%d %s %v\n", Err{7}, Err{8}, struct{ E error }{Err{9}})
	var nilp *P
	fmt.Printf("%v %s\n", nilp, nilp)
	var ns fmt.Stringer
	fmt.Printf("%v %T\n", ns, ns)
}
