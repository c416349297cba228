package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/nfrun/nfrun/runtime/admin"
	"github.com/nfrun/nfrun/runtime/engine"
)

// A usageError is a command line that makes no sense.
type usageError struct {
	error
	cure string
}

func (e *usageError) Hint() string  { return e.cure }
func (e *usageError) Unwrap() error { return e.error }

// A hinted error has an exit status and a cure.
type hinted struct {
	error
	status int
	cure   string
}

func (e *hinted) Hint() string  { return e.cure }
func (e *hinted) Unwrap() error { return e.error }

// A statusError ends the program with a status; all has been said.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// A sourceError is a script that is refused because of its source; base is
// the folder or file that positions are relative to.
type sourceError struct {
	list engine.Diagnostics
	base string
	file bool // base is the script's only file
}

func (e *sourceError) Error() string { return e.located().Error() }

// located returns the diagnostics with paths that lead there from here.
func (e *sourceError) located() engine.Diagnostics {
	list := make(engine.Diagnostics, len(e.list))
	for i, d := range e.list {
		switch {
		case e.file && (d.File == "main.go" || d.File == ""):
			d.File = e.base
		case e.file:
			d.File = filepath.Join(filepath.Dir(e.base), filepath.FromSlash(d.File))
		case d.File != "":
			d.File = filepath.Join(e.base, filepath.FromSlash(d.File))
		}
		list[i] = d
	}
	return list
}

// alone tells whether the script is the main.go of a folder that holds more
// Go files, which were left out.
func (e *sourceError) alone() bool {
	if !e.file || filepath.Base(e.base) != "main.go" {
		return false
	}
	more := false
	filepath.WalkDir(filepath.Dir(e.base), func(path string, d fs.DirEntry, err error) error { //nolint:errcheck // what cannot be read is not there
		if err != nil || d.Name() == "main.go" || strings.HasSuffix(path, "_test.go") || filepath.Ext(path) != ".go" {
			return nil
		}
		more = true
		return fs.SkipAll
	})
	return more
}

// finish prints an error, and turns it into an exit status.
func (a *app) finish(err error) int {
	if err == nil {
		return exitDone
	}
	if status, ok := errors.AsType[statusError](err); ok {
		return int(status)
	}
	a.report(err)
	if h, ok := errors.AsType[*hinted](err); ok {
		return h.status
	}
	if _, ok := errors.AsType[*usageError](err); ok {
		return exitUsage
	}
	if refused(err) {
		return exitRefused
	}
	return exitFailed
}

// report prints an error: diagnostics as the compiler prints them, others on
// one line, and the cure on another.
func (a *app) report(err error) {
	if se, ok := errors.AsType[*sourceError](err); ok {
		a.diagnose(se.located())
		if se.alone() {
			a.hint(se.base + " alone was looked at; its folder is a script, too: " + filepath.Dir(se.base))
		}
		return
	}
	fmt.Fprintln(a.err, a.err.Red("nfrun:"), a.err.Safe(oneLine(err.Error())))
	if p, ok := errors.AsType[*admin.Problem](err); ok && p.Fault != nil {
		a.stack(p.Fault)
	}
	hint := hintOf(err)
	if p, ok := errors.AsType[*admin.Problem](err); ok && p.Status == 401 {
		hint = "give its token with --token or NFRUN_TOKEN, or, on the same machine, its data folder with --data; there it is in admin-token"
	}
	if hint != "" {
		a.hint(hint)
	}
}

func (a *app) hint(text string) { fmt.Fprintln(a.err, a.err.Dim("nfrun: hint:"), text) }

func (a *app) diagnose(list engine.Diagnostics) {
	for _, d := range list {
		fmt.Fprintln(a.err, d.String())
	}
	told := map[string]bool{}
	for _, d := range list {
		if d.Hint != "" && !told[d.Hint] {
			told[d.Hint] = true
			a.hint(d.Hint)
		}
	}
}

func (a *app) stack(f *engine.Fault) {
	for line := range strings.Lines(f.Stack()) {
		fmt.Fprint(a.err, "  "+line)
	}
}

func oneLine(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n\t", "; "), "\n", "; ")
}

func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := &usageError{fmt.Errorf("unknown command %q", args[0]), "nfrun --help lists the commands"}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near := nearest(args[0], names); near != "" {
		e.cure = "did you mean nfrun " + near + "?"
	}
	return e
}

func unknownFlag(cmd *cobra.Command, err error) error {
	e := &usageError{err, cmd.CommandPath() + " --help lists the flags"}
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
			e.cure = "did you mean --" + near + "?"
		}
	}
	return e
}

// arguments checks how many arguments a command is given; most < 0 means any
// number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return &usageError{fmt.Errorf("%s needs more arguments", cmd.CommandPath()), "usage: " + cmd.UseLine()}
		case most >= 0 && len(args) > most:
			return &usageError{fmt.Errorf("%s does not know what to do with %q", cmd.CommandPath(), args[most]), "usage: " + cmd.UseLine()}
		}
		return nil
	}
}

// nearest returns the name that a mistyped one most likely means, or "".
func nearest(word string, names []string) (best string) {
	least := max(1, len(word)/3) + 1
	for _, name := range names {
		if strings.HasPrefix(name, word) && len(word) > 1 {
			return name
		}
		if d := distance(word, name); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance counts the edits between two words; a swap of neighbors is one.
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows[0], rows[1], rows[2] = last, row, before
	}
	return rows[1][len(b)]
}
