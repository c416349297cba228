package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
)

func (a *app) psCommand() *cobra.Command {
	var watch bool
	cmd := &cobra.Command{
		Use:               "ps [NAME]",
		Short:             "List the scripts, or all that is known of one",
		Args:              arguments(0, 1),
		ValidArgsFunction: a.completeName,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := a.client()
			if err != nil {
				return err
			}
			return endless(func(ctx context.Context) error {
				switch {
				case len(args) > 0 && watch:
					return &usageError{errors.New("--watch is for the list"), "nfrun ps --watch"}
				case len(args) > 0:
					return a.psOne(ctx, c, args[0])
				case watch:
					return a.psWatch(ctx, c)
				}
				list, err := c.Scripts(ctx)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(list)
				}
				a.printList(list)
				return nil
			})
		},
	}
	cmd.Flags().BoolVarP(&watch, "watch", "w", false, "go on until Ctrl-C: a live table on a terminal, a line per change elsewhere")
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) printList(list []runtime.Status) {
	if len(list) == 0 && a.out.Terminal() {
		a.note("no scripts yet; nfrun push PATH deploys one")
		return
	}
	for _, line := range a.table(list) {
		fmt.Fprintln(a.out, line)
	}
}

func (a *app) table(list []runtime.Status) []string {
	w := a.out
	rows := [][]string{{"NAME", "STATE", "VERSION", "SINCE", "RESTARTS", "MEMORY", "LISTENS ON", "LAST ERROR"}}
	for i := range rows[0] {
		rows[0][i] = w.Bold(rows[0][i])
	}
	for _, st := range list {
		problem := ""
		if st.LastError != nil {
			problem = w.Safe(oneLine(st.LastError.Error()))
		}
		rows = append(rows, []string{
			st.Name, a.state(st.State), short(st.Version), ago(st.Since), strconv.Itoa(st.Restarts), size(st.Memory),
			strings.Join(st.Listeners, ","), w.Red(problem),
		})
	}
	return terminal.Table(rows, w.Width())
}

// psWatch shows the list for as long as it is wanted.
func (a *app) psWatch(ctx context.Context, c *client.Client) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if a.json || !a.out.Terminal() {
		return c.Events(ctx, a.printEvent)
	}
	changed := make(chan struct{}, 1)
	ended := make(chan error, 1)
	go func() {
		ended <- c.Events(ctx, func(runtime.Event) error {
			select {
			case changed <- struct{}{}:
			default: // a drawing is due anyway
			}
			return nil
		})
	}()
	live := terminal.NewLive(a.out)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		list, err := c.Scripts(ctx)
		if err != nil {
			return err
		}
		live.Draw(a.table(list))
		select {
		case err := <-ended:
			return err
		case <-changed:
		case <-tick.C:
		}
	}
}

func (a *app) printEvent(e runtime.Event) error {
	if a.json {
		return a.printJSON(e)
	}
	_, err := fmt.Fprintln(a.out, strings.TrimSpace(strings.Join([]string{e.Time.Local().Format("15:04:05"), e.Script, short(e.Version), firstOf(string(e.State), e.Kind), oneLine(e.Detail)}, " ")))
	return err
}

func (a *app) psOne(ctx context.Context, c *client.Client, name string) error {
	if err := scriptName(name); err != nil {
		return err
	}
	st, err := c.Script(ctx, name)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(st)
	}
	for _, line := range terminal.Table(a.facts(&st), 0) {
		fmt.Fprintln(a.out, line)
	}
	return nil
}

// facts is all that is known of a script.
func (a *app) facts(st *runtime.Status) (rows [][]string) {
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, []string{a.out.Dim(key), value})
		}
	}
	state := a.state(st.State)
	if st.Probation {
		state += ", on probation"
	}
	add("name", st.Name)
	add("state", state)
	add("since", st.Since.Local().Format(time.DateTime)+" ("+ago(st.Since)+" ago)")
	if st.NextTry != nil {
		add("next try", "in "+time.Until(*st.NextTry).Round(100*time.Millisecond).String())
	}
	add("version", st.Version)
	add("previous", st.Previous)
	add("engine", st.Engine)
	add("restarts", strconv.Itoa(st.Restarts))
	if st.PID != 0 {
		add("process", strconv.Itoa(st.PID))
		add("memory", size(st.Memory))
	}
	if f := st.LastError; f != nil {
		add("last error", a.out.Red(a.out.Safe(oneLine(f.Error()))))
		for _, line := range places(f) {
			add("", a.out.Safe(line))
		}
		add("action", st.Action)
	}
	each := func(key string, list []string) {
		for _, item := range list {
			add(key, item)
			key = ""
		}
	}
	each("listens on", st.Listeners)
	each("open", st.Handles)
	return rows
}

// places lists where a fault happened, a call a line: in the goroutine that is at fault, or in all.
func places(f *engine.Fault) (lines []string) {
	all := f.Goroutines
	if len(all) == 0 {
		all = []engine.Goroutine{{ID: f.Goroutine, State: "running", Frames: f.Frames, CreatedBy: f.CreatedBy, Parent: f.Parent}}
	}
	for i := range all {
		g := &all[i]
		head, _, _ := strings.Cut(g.String(), ":\n")
		if g.ID > 0 {
			lines = append(lines, head)
		}
		for _, fr := range g.Frames {
			lines = append(lines, place(fr)+" "+fr.Func)
		}
		if by := g.CreatedBy; by != nil {
			lines = append(lines, strings.TrimSpace(place(*by)+" created by "+by.Func))
		}
	}
	return lines
}

func place(f engine.Frame) string {
	if f.File == "" {
		return ""
	}
	return f.File + ":" + strconv.Itoa(f.Line)
}

// state is a state in its color.
func (a *app) state(s runtime.State) string { return colored(a.out, s) }

func colored(w *terminal.Writer, s runtime.State) string {
	switch s {
	case runtime.Running:
		return w.Green(string(s))
	case runtime.Failed, runtime.Quarantined:
		return w.Red(string(s))
	case runtime.Backoff, runtime.Checking, runtime.Starting, runtime.Stopping:
		return w.Yellow(string(s))
	}
	return w.Dim(string(s))
}

// short is a version as lists show it.
func short(version string) string { return version[:min(8, len(version))] }

// ago is the time since t, in its largest unit or two.
func ago(t time.Time) string {
	d := time.Since(t)
	switch {
	case t.IsZero():
		return "-"
	case d < time.Minute:
		return strconv.Itoa(int(max(d, 0).Seconds())) + "s"
	case d < time.Hour:
		return fmt.Sprintf("%dm%ds", int(d.Minutes()), int(d.Seconds())%60)
	case d < 48*time.Hour:
		return fmt.Sprintf("%dh%dm", int(d.Hours()), int(d.Minutes())%60)
	}
	return strconv.Itoa(int(d.Hours()/24)) + "d"
}

// size is a number of bytes for people.
func size(n int64) string {
	switch {
	case n == 0:
		return "-"
	case n < 1e6:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	case n < 1e9:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// completeName offers the scripts of the device to a shell.
func (a *app) completeName(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, err := a.client()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	list, err := c.Scripts(ctx)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var names []string
	for _, st := range list {
		names = append(names, st.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
