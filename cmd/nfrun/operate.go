package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// operationCommands are the commands that change the state of a script.
func (a *app) operationCommands() []*cobra.Command {
	return []*cobra.Command{
		a.operationCommand("start", "Start a script"),
		a.operationCommand("stop", "Stop a script; it stays stopped, over restarts of the device too"),
		a.operationCommand("restart", "Stop a script and start it again"),
		a.operationCommand("rollback", "Go back to the version before"),
	}
}

func (a *app) operationCommand(verb, help string) *cobra.Command {
	cmd := &cobra.Command{
		Use:               verb + " NAME",
		Short:             help,
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
				stop := a.err.Spin(verb + " " + args[0])
				st, err := c.Operate(ctx, args[0], verb)
				stop()
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(st)
				}
				fmt.Fprintln(a.out, st.Name, st.Version, a.state(st.State))
				return nil
			})
		},
	}
	a.jsonFlag(cmd)
	return cmd
}

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "rm NAME",
		Short:             "Stop a script and remove it, with all it kept",
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
				stop := a.err.Spin("removing " + args[0])
				err := c.Remove(ctx, args[0])
				stop()
				if err != nil {
					return err
				}
				fmt.Fprintln(a.out, args[0], "removed")
				return nil
			})
		},
	}
}
