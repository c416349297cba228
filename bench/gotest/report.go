package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// enough is the share of programs that must pass, in percent.
const enough = 98

// A report is what became of all programs.
type report struct {
	results []result
}

// count returns how many programs passed, failed and were left out, and how many took the interpreter down or did not end.
func (r *report) count() (passed, failed, left, fatal int) {
	for _, p := range r.results {
		switch {
		case p.leave != "":
			left++
		case p.failure != "":
			failed++
			if p.fatal {
				fatal++
			}
		default:
			passed++
		}
	}
	return passed, failed, left, fatal
}

// percent returns the share that passed of those that were not left out.
func (r *report) percent() float64 {
	passed, failed, _, _ := r.count()
	if passed+failed == 0 {
		return 0
	}
	return 100 * float64(passed) / float64(passed+failed)
}

func (r *report) good() bool {
	_, _, _, fatal := r.count()
	return r.percent() >= enough && fatal == 0
}

func (r *report) print(w io.Writer, verbose bool) {
	why := map[string][]string{}
	for _, p := range r.results {
		if p.leave != "" {
			why[p.leave] = append(why[p.leave], p.name)
		}
	}
	fmt.Fprintln(w, "left out:")
	reasons := slices.SortedFunc(maps.Keys(why), func(a, b string) int {
		return cmp.Or(len(why[b])-len(why[a]), strings.Compare(a, b))
	})
	for _, reason := range reasons {
		fmt.Fprintf(w, "%5d  %s\n", len(why[reason]), reason)
		if verbose {
			fmt.Fprintf(w, "       %s\n", strings.Join(why[reason], " "))
		}
	}
	if verbose {
		fmt.Fprintln(w, "\npassed:")
		for _, p := range r.results {
			if p.leave == "" && p.failure == "" {
				fmt.Fprintf(w, "  %s (%d ms)\n", p.name, p.took.Milliseconds())
			}
		}
	}
	passed, failed, left, fatal := r.count()
	if failed > 0 {
		fmt.Fprintln(w, "\nfailed:")
	}
	for _, p := range r.results {
		if p.failure != "" {
			fmt.Fprintf(w, "  %s: %s\n", p.name, p.failure)
		}
	}
	fmt.Fprintf(w, "\n%d passed, %d failed, %d left out; %.1f %% of %d pass", passed, failed, left, r.percent(), passed+failed)
	if fatal > 0 {
		fmt.Fprintf(w, "; %d hang or take the interpreter down, which none may", fatal)
	}
	fmt.Fprintln(w)
}
