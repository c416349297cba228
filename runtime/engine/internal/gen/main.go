// Command gen writes symbol tables: what scripts may import of compiled packages, as data that both engines bind.
//
//	go run github.com/nfrun/nfrun/runtime/engine/internal/gen -o symbols_gen.go [-package NAME] [-exclude pkg.Name,…] PATH…
//	go run github.com/nfrun/nfrun/runtime/engine/internal/gen -dir DIR -list packages.txt
//
// The first form writes one file with all the packages named and a variable
//
//	var packages = []*plugin.Package{…}
//
// for a plugin's own package to put into its plugin.Plugin:
//
//	//go:generate go run ../../../runtime/engine/internal/gen -o symbols_gen.go github.com/nfrun/nfrun/plugins/webserver
//
// The second form writes a file per package, and an index with the function Lookup, for the standard library. Only the packages named and what
// they import must compile. The output depends on nothing but the sources, so it is the same on every machine.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	out := flag.String("o", "", "write one file with all the tables")
	name := flag.String("package", os.Getenv("GOPACKAGE"), "name of the package that the file belongs to; go generate sets it")
	exclude := flag.String("exclude", "", "symbols to leave out, separated by commas, such as script.Bind")
	dir := flag.String("dir", "", "write a file per package into this folder")
	list := flag.String("list", "", "file that lists the packages, one per line, # starts a comment")
	patches := flag.String("patches", "", "folder with replacements for generic declarations that cannot be copied, import path with _ for / and .src at the end")
	platforms := flag.String("platforms", "", "further GOOS/GOARCH, separated by commas, that must have a symbol as well")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: gen -o FILE [flags] PATH…\n       gen -dir DIR -list FILE [flags]")
		flag.PrintDefaults()
	}
	flag.Parse()
	g := &generator{pkgName: *name, patches: *patches, excluded: map[string]bool{}, std: *out != ""}
	for _, s := range split(*exclude) {
		g.excluded[s] = true
	}
	if err := g.run(*out, *dir, *list, split(*platforms), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

func (g *generator) run(out, dir, list string, platforms, paths []string) error {
	if list != "" {
		more, err := readList(list)
		if err != nil {
			return err
		}
		paths = append(paths, more...)
	}
	if len(paths) == 0 || (out == "") == (dir == "") || g.pkgName == "" {
		flag.Usage()
		os.Exit(2)
	}
	w, err := load("linux", "amd64", paths)
	if err != nil {
		return err
	}
	g.world = w
	for _, p := range platforms {
		goos, goarch, _ := strings.Cut(p, "/")
		other, err := load(goos, goarch, paths)
		if err != nil {
			return err
		}
		g.others = append(g.others, other)
	}
	g.all = g.others
	if dir != "" {
		return g.writeDir(dir, paths)
	}
	return g.writeFile(out, paths)
}

func readList(file string) ([]string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var paths []string
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		paths = append(paths, strings.Fields(line)...)
	}
	return paths, nil
}
