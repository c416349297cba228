package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/nfrun/nfrun/cmd/nfrun/internal/client"
	"github.com/nfrun/nfrun/cmd/nfrun/internal/terminal"
	"github.com/nfrun/nfrun/runtime/store"
)

func (a *app) logsCommand() *cobra.Command {
	r := client.LogRange{}
	cmd := &cobra.Command{
		Use:               "logs NAME",
		Short:             "Show what a script wrote, and what happened to it",
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
			show := a.printRecord
			if a.json {
				show = func(r store.Record) error { return json.NewEncoder(a.out).Encode(r) }
			}
			return endless(func(ctx context.Context) error { return c.Log(ctx, args[0], &r, show) })
		},
	}
	cmd.Flags().BoolVarP(&r.Follow, "follow", "f", false, "go on until Ctrl-C, over reloads and restarts")
	cmd.Flags().StringVar(&r.Since, "since", "", "begin there: a time (2026-01-31T12:00:00Z), how long ago (10m), or a seq")
	cmd.Flags().IntVarP(&r.Tail, "tail", "n", -1, "show the last N records of what is there (default all)")
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) printRecord(r store.Record) error {
	_, err := fmt.Fprint(a.out, recordText(a.out, r, ""))
	return err
}

// recordText is a record for people: time, stream, text, attributes; below it
// the frames of a fault.
func recordText(w *terminal.Writer, r store.Record, prefix string) string {
	stream := fmt.Sprintf("%-6s", firstOf(r.Stream, "log"))
	message := w.Safe(strings.TrimRight(r.Message, "\n"))
	switch {
	case r.Level == "ERROR":
		message = w.Red(message)
	case r.Level == "WARN":
		message = w.Yellow(message)
	case r.Stream == "event":
		message = w.Dim(message)
	}
	var b strings.Builder
	b.WriteString(prefix + w.Dim(r.Time.Local().Format("15:04:05")+" "+stream) + "  " + message)
	stack, _ := r.Attrs["stack"].(string)
	for _, key := range sortedKeys(r.Attrs) {
		if key == "stack" && stack != "" {
			continue
		}
		b.WriteString("  " + w.Dim(key+"=") + w.Safe(value(r.Attrs[key])))
	}
	b.WriteByte('\n')
	for line := range strings.Lines(stack) {
		b.WriteString(prefix + "    " + w.Dim(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}

// value is an attribute's value, quoted if it would not be read as one.
func value(v any) string {
	s, ok := v.(string)
	if !ok {
		b, err := json.Marshal(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(b)
	}
	if s == "" || strings.ContainsAny(s, " \t\n\"=") {
		return fmt.Sprintf("%q", s)
	}
	return s
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
