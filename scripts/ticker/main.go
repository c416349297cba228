// Ticker does things on a schedule.
package main

import (
	"context"
	"time"

	"github.com/nfrun/nfrun/scope"
	"github.com/nfrun/nfrun/script"
)

func main() { script.Main(run) }

func run(ctx context.Context) error {
	interval := 5 * time.Second
	if err := script.Setting("interval", &interval); err != nil {
		return err
	}
	say := func(what string) func(context.Context) error {
		return func(ctx context.Context) error {
			script.Log(ctx).Info(what, "time", time.Now().Format(time.TimeOnly))
			return nil
		}
	}
	scope.Go(ctx, func(ctx context.Context) error {
		return script.After(ctx, time.Second, say("one second has passed"))
	})
	scope.Go(ctx, func(ctx context.Context) error {
		return script.Cron(ctx, "* * * * *", say("a minute begins"))
	})
	return script.Every(ctx, interval, say("tick"))
}
