package main

import (
	"bufio"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Dir string

type Room struct {
	Name  string
	Exits map[Dir]*Room
	Items map[string]bool
	Enter func(*Game) bool
}

type Game struct {
	here  *Room
	bag   []string
	turns int
	done  bool
	out   *strings.Builder
}

type Command struct {
	verbs []string
	run   func(g *Game, arg string)
}

func (g *Game) say(f string, a ...any) { fmt.Fprintf(g.out, "  "+f+"\n", a...) }

func (g *Game) look() {
	g.say("You are in %s.", g.here.Name)
	if len(g.here.Items) > 0 {
		g.say("Here: %s", strings.Join(slices.Sorted(maps.Keys(g.here.Items)), ", "))
	}
}

var commands = []Command{
	{[]string{"go", "walk"}, func(g *Game, d string) {
		r, ok := g.here.Exits[Dir(d)]
		if !ok {
			g.say("No way %s.", d)
			return
		}
		if r.Enter != nil && !r.Enter(g) {
			return
		}
		g.here = r
		g.look()
	}},
	{[]string{"take", "get"}, func(g *Game, it string) {
		if !g.here.Items[it] {
			g.say("There is no %s.", it)
			return
		}
		delete(g.here.Items, it)
		g.bag = append(g.bag, it)
		g.say("Taken.")
	}},
	{[]string{"bag", "i"}, func(g *Game, _ string) { g.say("%q", g.bag) }},
	{[]string{"quit"}, func(g *Game, _ string) { g.done = true }},
}

func (g *Game) do(line string) {
	verb, arg, _ := strings.Cut(strings.ToLower(strings.TrimSpace(line)), " ")
	g.turns++
	for _, c := range commands {
		if slices.Contains(c.verbs, verb) {
			c.run(g, arg)
			return
		}
	}
	g.say("What is %q?", verb)
}

func link(a *Room, d Dir, b *Room, back Dir) {
	for _, l := range []struct {
		r, to *Room
		d     Dir
	}{{a, b, d}, {b, a, back}} {
		if l.r.Exits == nil {
			l.r.Exits = map[Dir]*Room{}
		}
		l.r.Exits[l.d] = l.to
	}
}

func main() {
	hall := &Room{Name: "the hall", Items: map[string]bool{"lamp": true, "key": true}}
	vault := &Room{Name: "the vault", Items: map[string]bool{"gold": true}}
	vault.Enter = func(g *Game) bool {
		if !slices.Contains(g.bag, "key") {
			g.say("Locked.")
			return false
		}
		return true
	}
	link(hall, "north", vault, "south")
	g := &Game{here: hall, out: &strings.Builder{}}
	g.look()
	in := bufio.NewScanner(strings.NewReader("go north\ntake KEY\n dance\ngo west\nwalk north\nget gold\nget gold\ni\ngo south\nquit\nnever"))
	for !g.done && in.Scan() {
		fmt.Fprintln(g.out, ">", in.Text())
		g.do(in.Text())
	}
	fmt.Print(g.out)
	fmt.Println(g.turns, g.done, hall.Items, vault.Items)
}
