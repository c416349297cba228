package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	var err error = errors.New("x")
	fmt.Println(err.(*os.PathError))
}
