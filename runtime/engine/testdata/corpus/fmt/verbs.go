package main

import (
	"fmt"
	"math"
)

type Bits uint8
type Name string
type Flag bool

func main() {
	fmt.Printf("%b %o %O %x %X %#x %c %q %U %#U\n", Bits(5), 8, 8, 255, 255, 255, 'é', 'é', 'é', 'é')
	fmt.Printf("%e %E %g %G %f %.3g %8.2f|%-8.2f|%+.1f|%08.3f %x\n", 12345.678, 12345.678, 1e21, 1e-7, 1.5, 123456.0, 3.14159, 2.5, 1.25, -3.14159, 1.5)
	fmt.Printf("%s %q %x %X % x %#x %10s|%-10s|%.2s|%+q %#q\n", Name("héy"), Name("a\tb"), "hi", "hi", "hi", "hi", "r", "l", "trunc", "é☺", "raw`")
	fmt.Printf("%t %v %5t %v\n", true, Flag(false), Flag(true), []Flag{true})
	fmt.Printf("%v %d %s %x %q\n", []byte("ab"), []byte("ab"), []byte("ab"), []byte("ab"), []string{"a", "b"})
	fmt.Printf("%6d|%-6d|%06d|%+d|% d|%x|%X\n", 42, 42, -42, 42, 42, -42, []int{10, 11})
	fmt.Printf("%v %+v %.2f %T\n", 1+2i, complex64(1), 3-4i, 1i)
	fmt.Printf("%v %v %v\n", math.Inf(1), math.NaN(), math.Copysign(0, -1))
	fmt.Printf("%d %s %t\n", "str", 5, 1.5)
	fmt.Printf("%5v|%-5v|%05v %v\n", []int{1, 2}, [2]string{"a", "b"}, 7, map[string]int{"z": 1, "a": 2})
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, 'x', nil, []string(nil), map[string]int(nil)), fmt.Sprintln("end", 1))
	fmt.Printf("%08b %3c|%-3c|%q\n", 37, 'x', 'y', []rune("aé"))
	fmt.Printf("%6.2f%% %v %s\n", 99.5, struct{}{}, error(nil))
}
