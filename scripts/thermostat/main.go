// Thermostat holds a temperature: every minute it reads a sensor and turns the
// heating on below the wanted temperature and off above it. There is no sensor
// on a laptop, so the one here is a room that cools down and is heated.
package main

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	t := Thermostat{Want: 21, Band: 0.5}
	if err := errors.Join(script.Setting("want", &t.Want), script.Setting("band", &t.Band)); err != nil {
		return err
	}
	room := &Room{Celsius: 18, Outside: 5}
	return control(ctx, &t, room, time.Minute)
}

// A Plant is what is controlled.
type Plant interface {
	Temperature() float64
	Heat(on bool)
}

// control asks and acts every interval, until the context ends.
func control(ctx context.Context, t *Thermostat, p Plant, interval time.Duration) error {
	return script.Every(ctx, interval, func(ctx context.Context) error {
		now := p.Temperature()
		if changed := t.Decide(now); changed {
			p.Heat(t.On)
			script.Log(ctx).Info("heating", "on", t.On, "celsius", math.Round(now*10)/10)
		}
		return nil
	})
}

// A Thermostat decides whether to heat.
type Thermostat struct {
	Want float64 // °C
	Band float64 // how far from Want it may be before something is done
	On   bool
}

// Decide takes a measurement, and tells whether On has changed. What is no
// number turns the heating off: a broken sensor must not heat.
func (t *Thermostat) Decide(celsius float64) (changed bool) {
	before := t.On
	switch {
	case math.IsNaN(celsius):
		t.On = false
	case celsius < t.Want-t.Band:
		t.On = true
	case celsius > t.Want+t.Band:
		t.On = false
	}
	return t.On != before
}

// A Room stands in for the sensor and the heating.
type Room struct {
	Celsius, Outside float64

	heated bool
	since  time.Time
}

// Temperature tells how warm it has become since it was last asked.
func (r *Room) Temperature() float64 {
	now := time.Now()
	if !r.since.IsZero() {
		hours := now.Sub(r.since).Hours()
		goal := r.Outside
		if r.heated {
			goal += 25
		}
		r.Celsius = goal + (r.Celsius-goal)*math.Exp(-hours/2)
	}
	r.since = now
	return r.Celsius
}

// Heat turns the heating on or off.
func (r *Room) Heat(on bool) { r.heated = on }
