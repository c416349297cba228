package main

import (
	"context"
	"fmt"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"github.com/nfrun/nfrun/scope"
)

func TestDecide(t *testing.T) {
	for name, tt := range map[string]struct {
		on      bool
		celsius float64
		want    bool
	}{
		"cold":             {false, 20.4, true},
		"warm":             {true, 21.6, false},
		"in the band, off": {false, 20.6, false},
		"in the band, on":  {true, 21.4, true},
		"broken sensor":    {true, math.NaN(), false},
	} {
		t.Run(name, func(t *testing.T) {
			th := Thermostat{Want: 21, Band: 0.5, On: tt.on}
			changed := th.Decide(tt.celsius)
			if th.On != tt.want || changed != (tt.on != tt.want) {
				t.Errorf("at %v °C: on %t, changed %t", tt.celsius, th.On, changed)
			}
		})
	}
}

// A day passes in a moment: after an hour of warming up, the room is never far
// from what is wanted.
func TestDay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, s := scope.New(t.Context(), "test")
		defer s.Close()
		ctx, cancel := context.WithTimeout(ctx, 24*time.Hour)
		defer cancel()
		room := &Room{Celsius: 18, Outside: 5}
		p := &watched{Room: room, t: t, from: time.Now().Add(time.Hour)}
		if err := control(ctx, &Thermostat{Want: 21, Band: 0.5}, p, time.Minute); err != nil && ctx.Err() == nil {
			t.Fatal(err)
		}
		if p.asked < 24*60-1 || p.switched < 10 {
			t.Errorf("asked %d times, switched %d times in a day", p.asked, p.switched)
		}
	})
}

// watched checks what a room goes through.
type watched struct {
	*Room
	t               *testing.T
	from            time.Time
	asked, switched int
}

func (w *watched) Temperature() float64 {
	c := w.Room.Temperature()
	w.asked++
	if time.Now().After(w.from) && math.Abs(c-21) > 1 {
		w.t.Errorf("%.1f °C after %v", c, time.Since(w.from))
	}
	return c
}

func (w *watched) Heat(on bool) {
	w.switched++
	w.Room.Heat(on)
}

func ExampleThermostat() {
	t := Thermostat{Want: 21, Band: 1}
	for _, celsius := range []float64{19, 21, 22.5, 21, 19.5} {
		t.Decide(celsius)
		fmt.Println(celsius, t.On)
	}
	// Output:
	// 19 true
	// 21 true
	// 22.5 false
	// 21 false
	// 19.5 true
}

func FuzzDecide(f *testing.F) {
	f.Add(21.0, 0.5, 20.0)
	f.Add(math.NaN(), 1.0, math.Inf(-1))
	f.Fuzz(func(t *testing.T, want, band, celsius float64) {
		th := Thermostat{Want: want, Band: band, On: true}
		th.Decide(celsius)
		if th.On && math.IsNaN(celsius) {
			t.Error("a broken sensor heats")
		}
	})
}
