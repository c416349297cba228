package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

func main() {
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "line %d\n", i)
		}
		pw.CloseWithError(errors.New("producer gave up"))
	}()
	sc := bufio.NewScanner(pr)
	for sc.Scan() {
		fmt.Println("got", sc.Text())
	}
	fmt.Println(sc.Err())
	pr, pw = io.Pipe()
	done := make(chan error)
	go func() {
		_, err := pw.Write([]byte("abcdef"))
		done <- err
	}()
	b := make([]byte, 3)
	n, err := pr.Read(b)
	fmt.Println(n, err, string(b))
	pr.Close()
	fmt.Println(<-done)
	_, err = pw.Write(nil)
	fmt.Println(err, errors.Is(err, io.ErrClosedPipe))
	pr, pw = io.Pipe()
	go func() {
		enc := json.NewEncoder(pw)
		for i := range 2 {
			enc.Encode(map[string]int{"i": i})
		}
		pw.Close()
	}()
	dec := json.NewDecoder(pr)
	for {
		var m map[string]int
		if err := dec.Decode(&m); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(m)
	}
}
