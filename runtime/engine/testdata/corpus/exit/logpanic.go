package main

import (
	"fmt"
	"log"
)

func main() {
	log.SetFlags(0)
	defer fmt.Println("runs")
	log.Panicln("stop", 1)
}
