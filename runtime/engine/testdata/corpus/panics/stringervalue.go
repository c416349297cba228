package main

import "strconv"

type Level int

func (l Level) String() string { return "level " + strconv.Itoa(int(l)) }

func main() { panic(Level(3)) }
