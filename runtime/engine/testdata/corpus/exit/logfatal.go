package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("app: ")
	log.SetOutput(os.Stdout)
	defer fmt.Println("not run")
	log.Fatalf("cannot start: %v", os.ErrPermission)
}
