package main

import (
	"fmt"
	"log"
)

func main() {
	defer fmt.Println("not printed")
	fmt.Println("before")
	log.Fatalf("end %d", 1)
}
