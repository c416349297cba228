package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime"
	"github.com/nfrun/nfrun/runtime/engine"
)

func (a *app) stackCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "stack NAME",
		Short: "Show what a script's goroutines are doing now",
		Long: `Show what a script's goroutines are doing now: the state of each, and its calls
in the script's own files and lines, the innermost first. Those that do the
same are shown once. The script goes on meanwhile.`,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeName,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := scriptName(args[0]); err != nil {
				return err
			}
			c, err := a.client()
			if err != nil {
				return err
			}
			return interruptible(func(ctx context.Context) error {
				st, err := c.Stack(ctx, args[0])
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(st)
				}
				a.printStack(&st)
				return nil
			})
		},
	}
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) printStack(st *runtime.Stack) {
	if st.Recorded {
		a.note("the script's process does not answer; these are the places where it waits, and where it was last")
	} else if len(st.Goroutines) == 0 {
		a.note("no goroutine is inside the script")
	}
	fmt.Fprint(a.out, goroutines(a.out, st.Goroutines))
	shown := 0
	for _, g := range st.Goroutines {
		shown += max(g.Count, 1)
	}
	if more := st.Total - shown; more > 0 {
		fmt.Fprintf(a.out, "\n%d more goroutines\n", more)
	}
}

// goroutines is the text about goroutines for people.
func goroutines(w *terminal.Writer, list []engine.Goroutine) string {
	var b strings.Builder
	for line := range strings.Lines(engine.Text(list)) {
		text := w.Safe(strings.TrimSuffix(line, "\n"))
		switch {
		case strings.HasPrefix(text, "goroutine "):
			text = w.Bold(text)
		case strings.HasPrefix(line, "\t"):
			text = "\t" + w.Dim(w.Safe(strings.TrimSpace(line)))
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}
