package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

const data = `date,room,temp,hum
2026-01-01,kitchen,21.5,40
2026-01-01,cellar,12.25,70
2026-01-02,kitchen,22,38
2026-01-02,cellar,,71
2026-01-03,attic,-3.5,55
2026-01-03,kitchen,x,1
`

type Row struct {
	Date      time.Time
	Room      string
	Temp, Hum float64
}

type Stats struct {
	n        int
	min, max float64
	sum, sq  float64
}

func (s *Stats) Add(v float64) {
	if s.n == 0 {
		s.min, s.max = v, v
	}
	s.min, s.max = min(s.min, v), max(s.max, v)
	s.n++
	s.sum += v
	s.sq += v * v
}
func (s Stats) Mean() float64   { return s.sum / float64(s.n) }
func (s Stats) StdDev() float64 { return math.Sqrt(max(0, s.sq/float64(s.n)-s.Mean()*s.Mean())) }

type rowError struct {
	line int
	col  string
	err  error
}

func (e rowError) Error() string { return fmt.Sprintf("line %d, %s: %v", e.line, e.col, e.err) }
func (e rowError) Unwrap() error { return e.err }

func parse(r io.Reader) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		cr := csv.NewReader(r)
		head, err := cr.Read()
		if err != nil {
			yield(Row{}, err)
			return
		}
		idx := map[string]int{}
		for i, h := range head {
			idx[h] = i
		}
		for {
			rec, err := cr.Read()
			if err == io.EOF {
				return
			}
			line, _ := cr.FieldPos(0)
			row := Row{Room: rec[idx["room"]]}
			get := func(col string, dst *float64) {
				if err == nil {
					if *dst, err = strconv.ParseFloat(rec[idx[col]], 64); err != nil {
						err = rowError{line, col, err}
					}
				}
			}
			row.Date, err = time.Parse(time.DateOnly, rec[idx["date"]])
			get("temp", &row.Temp)
			get("hum", &row.Hum)
			if !yield(row, err) {
				return
			}
		}
	}
}

func main() {
	by := map[string]*Stats{}
	var bad []error
	for row, err := range parse(strings.NewReader(data)) {
		if err != nil {
			bad = append(bad, err)
			continue
		}
		if by[row.Room] == nil {
			by[row.Room] = &Stats{}
		}
		by[row.Room].Add(row.Temp)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "room\tn\tmean\tmin\tmax\tsd\t")
	for _, r := range slices.SortedFunc(maps.Keys(by), func(a, b string) int { return cmp.Compare(by[b].Mean(), by[a].Mean()) }) {
		s := by[r]
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.1f\t%.1f\t%.3f\t\n", r, s.n, s.Mean(), s.min, s.max, s.StdDev())
	}
	w.Flush()
	for _, e := range bad {
		fmt.Println(e, errors.Is(e, strconv.ErrSyntax))
	}
}
