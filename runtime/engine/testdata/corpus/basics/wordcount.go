package main

import (
	"fmt"
	"sort"
	"strings"
)

type wc struct {
	w string
	n int
}

func main() {
	counts := map[string]int{}
	for _, w := range strings.Fields("the cat the dog a cat the end") {
		counts[w]++
	}
	var all []wc
	for w, n := range counts {
		all = append(all, wc{w, n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].w < all[j].w
	})
	fmt.Println(all, all[0].w)
}
