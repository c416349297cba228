package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// report prints what was measured as tables in Markdown.
func report(w io.Writer, peers []*peer, rows []*row) {
	timed := slices.DeleteFunc(slices.Clone(rows), func(r *row) bool { return r.name == "hello" }) // which does nothing
	fmt.Fprintf(w, "Milliseconds, the median (and the least) of the rounds:\n\n")
	table(w, peers, timed, func(r *row, s *samples, i int) string {
		least, median := summary(s.took)
		return fmt.Sprintf("%s (%s)", milliseconds(median), milliseconds(least))
	})
	fmt.Fprintf(w, "\nHow many times as long as nfrun ixgo takes, by the least; below 1 is faster:\n\n")
	table(w, peers, timed, func(r *row, s *samples, i int) string {
		own := r.samples[0]
		if len(own.took) == 0 {
			return "-"
		}
		base, _ := summary(own.took)
		least, _ := summary(s.took)
		return fmt.Sprintf("%.2f", float64(least)/float64(base))
	})
	for _, r := range rows {
		if r.name != "hello" {
			continue
		}
		fmt.Fprintf(w, "\nWhat one script costs: milliseconds from the start of a process to its end, and megabytes of memory at most:\n\n")
		one := []*row{{name: "created", samples: r.samples}}
		table(w, peers, one, func(r *row, s *samples, i int) string {
			least, median := summary(s.wall)
			return fmt.Sprintf("%s (%s)", milliseconds(median), milliseconds(least))
		})
		memory := []*row{{name: "memory", samples: r.samples}}
		fmt.Fprintln(w)
		table(w, peers, memory, func(r *row, s *samples, i int) string {
			_, median := summary(s.memory)
			return fmt.Sprintf("%.1f MB", float64(median)/(1<<20))
		})
	}
	notes(w, peers, rows)
}

func table(w io.Writer, peers []*peer, rows []*row, cell func(r *row, s *samples, i int) string) {
	line := []string{"|"}
	for _, p := range peers {
		line = append(line, p.name, "|")
	}
	fmt.Fprintln(w, "| "+strings.Join(line, " "))
	fmt.Fprintln(w, "| --- "+strings.Repeat("| ---: ", len(peers))+"|")
	for _, r := range rows {
		fmt.Fprintf(w, "| %s |", r.name)
		for i := range peers {
			if s := r.samples[i]; s.missing != "" {
				fmt.Fprint(w, " n/a |")
			} else {
				fmt.Fprintf(w, " %s |", cell(r, s, i))
			}
		}
		fmt.Fprintln(w)
	}
}

// notes says why there is no figure.
func notes(w io.Writer, peers []*peer, rows []*row) {
	fmt.Fprintf(w, "\nn/a:\n\n")
	for i, p := range peers {
		var reasons []string
		for _, r := range rows {
			if s := r.samples[i]; s.missing != "" {
				reasons = append(reasons, r.name+": "+s.missing)
			}
		}
		if len(reasons) > 0 {
			fmt.Fprintf(w, "- %s: %s\n", p.name, strings.Join(reasons, "; "))
		}
	}
}

func milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case ms < 1:
		return fmt.Sprintf("%.3f", ms)
	case ms < 100:
		return fmt.Sprintf("%.1f", ms)
	}
	return fmt.Sprintf("%.0f", ms)
}
