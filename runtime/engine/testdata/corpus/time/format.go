package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

type Stamp struct{ time.Time }

func (s Stamp) MarshalJSON() ([]byte, error) { return s.AppendFormat([]byte{'"'}, `2006-01-02"`), nil }
func (s *Stamp) UnmarshalText(b []byte) (err error) {
	s.Time, err = time.Parse("02.01.2006", string(b))
	return err
}

func main() {
	t := time.Date(2026, time.February, 29, 25, 61, 7, 123456789, time.UTC)
	for _, l := range []string{time.RFC3339, time.RFC3339Nano, time.RFC1123Z, time.Kitchen, "Mon Jan _2 15:04:05.000 2006", "2006-002", time.StampMicro, "Monday, 2 January 06 3PM"} {
		fmt.Println(t.Format(l))
	}
	fmt.Println(t, t.Weekday(), t.YearDay(), t.Unix(), t.UnixMilli())
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.AddDate(0, 1, -1).Format(time.DateOnly), t.Add(-time.Hour).Sub(t), t.Truncate(24*time.Hour))
	z := time.FixedZone("X", 5*3600+1800)
	u := t.In(z)
	fmt.Println(u, u.Equal(t), u == t, u.Before(t), u.Compare(t), u.Location(), u.IsZero(), time.Time{})
	_, err := time.Parse(time.DateOnly, "2026-13-01")
	var pe *time.ParseError
	fmt.Println(err, errors.As(err, &pe))
	_, err = time.Parse(time.RFC3339, "nonsense")
	fmt.Println(err)
	p, err := time.ParseInLocation("2006-01-02 15:04 MST", "2026-07-01 10:00 X", z)
	fmt.Println(p, err)
	b, err := json.Marshal(map[string]any{"s": Stamp{t}, "t": t, "m": time.March, "w": time.Sunday})
	fmt.Println(string(b), err)
	var s struct{ S Stamp }
	fmt.Println(json.Unmarshal([]byte(`{"S":"24.12.2025"}`), &s), s.S)
	fmt.Printf("%v %s %d\n", time.March, time.Saturday, time.March)
	loc, err := time.LoadLocation("UTC")
	fmt.Println(loc, err)
	g, _ := t.MarshalBinary()
	var back time.Time
	fmt.Println(back.UnmarshalBinary(g), back.Equal(t))
}
