// Command diagnostics compares what nfrun says of programs that do not compile with what the Go compiler says of them.
//
//	go run ./bench/diagnostics [-mutations 1000] [-seed 1] [-show 20] [-run regexp]
//
// The programs are those of the Go distribution that are marked // errorcheck, the test data of its type checkers, and programs of the corpus of
// runtime/engine with a token or a line deleted, doubled, exchanged or renamed.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

func main() {
	mutations := flag.Int("mutations", 1000, "how many `programs` with a mistake to make")
	seed := flag.Int64("seed", 1, "where the random numbers begin")
	show := flag.Int("show", 20, "how many `differences` to print")
	run := flag.String("run", "", "only programs whose name matches this `regexp`")
	corpus := flag.String("corpus", "runtime/engine/testdata/corpus", "`folder` of programs to make mistakes in")
	flag.Parse()
	if err := measure(*mutations, *seed, *show, *corpus, *run); err != nil {
		fmt.Fprintln(os.Stderr, "diagnostics:", err)
		os.Exit(1)
	}
}

func measure(mutations int, seed int64, show int, corpus, run string) error {
	match, err := regexp.Compile(run)
	if err != nil {
		return fmt.Errorf("-run: %w", err)
	}
	c, err := newCompiler()
	if err != nil {
		return err
	}
	defer c.close()
	sets, err := collect(c.goroot, corpus, mutations, seed)
	if err != nil {
		return err
	}
	for _, s := range sets {
		if err := s.compare(c, match, &show); err != nil {
			return err
		}
		s.print(os.Stdout)
	}
	return nil
}
