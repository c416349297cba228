package engine

import (
	"go/types"
	"slices"
	"strings"

	"github.com/goplus/ixgo"
)

// orderInits makes package main initialize all packages of the script in Go's order: of those whose imports are initialized, the one whose path comes first.
// The order in which a file imports them does not count.
func orderInits(packages []*ixgo.SourcePackage) {
	main := packages[len(packages)-1].Package
	var waiting []*types.Package
	for _, sp := range packages[:len(packages)-1] {
		waiting = append(waiting, sp.Package)
	}
	slices.SortFunc(waiting, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	var order []*types.Package
	for len(waiting) > 0 {
		i := slices.IndexFunc(waiting, func(p *types.Package) bool {
			return !slices.ContainsFunc(p.Imports(), func(dep *types.Package) bool { return slices.Contains(waiting, dep) })
		})
		if i < 0 {
			return // a cycle, which is reported elsewhere
		}
		order = append(order, waiting[i])
		waiting = slices.Delete(waiting, i, i+1)
	}
	for _, p := range main.Imports() {
		if !slices.Contains(order, p) {
			order = append(order, p)
		}
	}
	main.SetImports(order)
}
