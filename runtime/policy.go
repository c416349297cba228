package runtime

import (
	"math/rand/v2"
	"time"
)

// A Policy says how patient the supervisor is. Zero fields mean the defaults.
type Policy struct {
	Settle     time.Duration // a script that shows no sign of readiness is taken as started after this; default 100 ms
	Backoff    time.Duration // before the first restart after a crash, doubled by each further one; default 100 ms
	MaxBackoff time.Duration // default 30 s
	Quarantine int           // crashes in a row that end in quarantine; default 8
	Stable     time.Duration // a run of this length ends a row of crashes; default 1 min
	Queue      time.Duration // how long an operation waits for another one of the same script; default 10 s
	Look       time.Duration // how long a runner may take to say what the script's goroutines are doing; default 8 s, with thousands of them on a busy board
	ShortLife  time.Duration // a supervisor that ends unasked within this counts towards safe mode; default 1 min
	Reboots    int           // short lives in a row, each after a boot of the device, that end in safe mode; default 5
	Deaths     int           // short lives in a row without a boot of the device that end in safe mode; default 100
}

func (p Policy) withDefaults() Policy {
	or := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	or(&p.Settle, 100*time.Millisecond)
	or(&p.Backoff, 100*time.Millisecond)
	or(&p.MaxBackoff, 30*time.Second)
	or(&p.Stable, time.Minute)
	or(&p.Queue, 10*time.Second)
	or(&p.Look, 8*time.Second)
	or(&p.ShortLife, time.Minute)
	if p.Quarantine == 0 {
		p.Quarantine = 8
	}
	if p.Reboots == 0 {
		p.Reboots = 5
	}
	if p.Deaths == 0 {
		p.Deaths = 100
	}
	return p
}

// delay is the wait before the nth restart in a row (n from 1): exponential,
// a fifth more or less so that scripts that fell together do not rise together.
func (p Policy) delay(n int) time.Duration {
	d := p.MaxBackoff
	if n < 30 {
		d = min(d, p.Backoff<<(n-1))
	}
	return d*4/5 + rand.N(d*2/5+1)
}
