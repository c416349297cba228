package engine_test

import (
	"strings"
	"testing"
)

// Each script ends in a panic; the first line of the frames is where, and the rest leads there.
func TestFaults(t *testing.T) {
	tests := []struct {
		name, src, want string
	}{
		{"main", "package main\n\nfunc main() {\n\tvar m map[string]int\n\tm[\"x\"] = 1\n}\n",
			"fault: panic: assignment to entry in nil map\nat main.main main.go:5\n"},
		{"explicit", "package main\n\nimport \"errors\"\n\nfunc main() {\n\tpanic(errors.New(\"boom\"))\n}\n",
			"fault: panic: boom\nat main.main main.go:6\n"},
		{"nested calls", "package main\n\ntype T struct{ s []int }\n\nfunc (t *T) get(i int) int {\n\treturn t.s[i]\n}\n\nfunc f(t *T) int {\n\tx := 1\n\treturn x +\n\t\tt.get(7)\n}\n\nfunc main() {\n\tfunc() {\n\t\tf(&T{})\n\t}()\n}\n",
			"fault: panic: runtime error: index out of range [7] with length 0\nat main.(*T).get main.go:6\nat main.f main.go:12\nat main.main.func1 main.go:17\nat main.main main.go:18\n"},
		{"nil pointer", "package main\n\ntype T struct{ x, y int }\n\nfunc main() {\n\tvar t *T\n\tprintln(\n\t\t1,\n\t\tt.y,\n\t)\n}\n",
			"fault: panic: runtime error: invalid memory address or nil pointer dereference\nat main.main main.go:9\n"},
		{"nil interface", "package main\n\nfunc main() {\n\tvar err error\n\n\t_ = err.Error()\n}\n",
			"fault: panic: runtime error: invalid memory address or nil pointer dereference\nat main.main main.go:6\n"},
		{"goroutine", "package main\n\nfunc work(c chan int) {\n\ta, b := 1, 0\n\tc <- a / b\n}\n\nfunc main() {\n\tc := make(chan int)\n\tgo work(c)\n\t<-c\n}\n",
			"fault: panic: runtime error: integer divide by zero\nat main.work main.go:5\n"},
		{"goroutine method", "package main\n\ntype T struct{}\n\nfunc (T) run(s string) { panic(s) }\n\nfunc main() {\n\tgo T{}.run(\"bad\")\n\tselect {}\n}\n",
			"fault: panic: bad\nat main.T.run main.go:5\n"},
		{"AfterFunc", "package main\n\nimport \"time\"\n\nfunc main() {\n\ttime.AfterFunc(1, func() {\n\t\tvar v any = 1\n\t\t_ = v.(string)\n\t})\n\tselect {}\n}\n",
			"fault: panic: interface conversion: interface {} is int, not string\nat main.main.func1 main.go:8\n"},
		{"WaitGroup", "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar wg sync.WaitGroup\n\twg.Go(func() { panic(42) })\n\twg.Wait()\n}\n",
			"fault: panic: 42 [recovered, repanicked]\nat main.main.func1 main.go:7\n"},
		{"through compiled code", "package main\n\nimport \"sort\"\n\nfunc less(s []int, i, j int) bool { return s[i] < s[j+10] }\n\nfunc main() {\n\ts := []int{3, 2, 1}\n\tsort.Slice(s, func(i, j int) bool { return less(s, i, j) })\n}\n",
			"fault: panic: runtime error: index out of range [10] with length 3\nat main.less main.go:5\nat main.main.func1 main.go:9\nat main.main main.go:9\n"},
		{"in compiled code", "package main\n\nimport \"strings\"\n\nfunc main() {\n\tn := -1\n\tstrings.Repeat(\"x\", n)\n}\n",
			"fault: panic: strings: negative Repeat count\nat main.main main.go:7\n"},
		{"deferred", "package main\n\nfunc clean() {\n\tpanic(\"second\")\n}\n\nfunc work() { panic(\"first\") }\n\nfunc main() {\n\tdefer clean()\n\twork()\n}\n",
			"fault: panic: first\n\tpanic: second\nat main.clean main.go:4\nat main.work main.go:7\nat main.main main.go:11\n"},
		{"after recovered ones", "package main\n\nfunc safe(f func()) {\n\tdefer func() { recover() }()\n\tf()\n}\n\nfunc bad() { panic(1) }\n\nfunc main() {\n\tfor range 100 {\n\t\tsafe(bad)\n\t}\n\tdefer println()\n\tpanic(2)\n}\n",
			"fault: panic: 2\nat main.main main.go:15\n"},
		{"init", "package main\n\nvar x = f()\n\nfunc f() int { panic(\"early\") }\n\nfunc main() {}\n",
			"fault: panic: early\nat main.f main.go:5\nat main.init main.go:3\n"},
		{"generic", "package main\n\nimport \"slices\"\n\nfunc first[T any](s []T) T { return s[0] }\n\nfunc main() {\n\tslices.SortFunc([]int{1, 2}, func(a, b int) int {\n\t\treturn first([]int{})\n\t})\n}\n",
			"fault: panic: runtime error: index out of range [0] with length 0\nat main.first[...] main.go:5\nat main.main.func1 main.go:9\nat main.main main.go:8\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, stderr, exit := run(t, "ixgo", script(t, map[string]string{"main.go": tt.src}))
			if i := strings.Index(stderr, "fault: "); exit != 2 || i < 0 || stderr[i:] != tt.want {
				t.Errorf("exit %d\ngot:\n%s\nwant:\n%s", exit, stderr, tt.want)
			}
		})
	}
}

func TestFaultInSubPackage(t *testing.T) {
	dir := script(t, map[string]string{
		"main.go":  "package main\n\nimport \"demo/sub\"\n\nfunc main() {\n\tsub.Do()\n}\n",
		"b.go":     "package main\n\nimport \"demo/sub\"\n\nvar _ = sub.N()\n",
		"sub/x.go": "package sub\n\nfunc N() int { return 1 }\n\nfunc Do() {\n\tpanic(\"deep\")\n}\n",
	})
	_, stderr, exit := run(t, "ixgo", dir)
	if want := "fault: panic: deep\nat demo/sub.Do sub/x.go:6\nat main.main main.go:6\n"; exit != 2 || stderr != want {
		t.Errorf("ixgo: exit %d\ngot:\n%s\nwant:\n%s", exit, stderr, want)
	}
	_, stderr, exit = run(t, "yaegi", dir)
	if exit != 2 || !strings.HasPrefix(stderr, "fault: panic: deep\nat demo/sub.Do sub/x.go:6\n") {
		t.Errorf("yaegi: exit %d\ngot:\n%s", exit, stderr)
	}
}

func TestYaegiFaults(t *testing.T) {
	tests := []struct {
		name, src, want string
	}{
		{"main", "package main\n\nfunc f() {\n\tvar m map[string]int\n\tm[\"x\"] = 1\n}\n\nfunc main() {\n\tf()\n}\n", "fault: panic: assignment to entry in nil map\nat main.f main.go:"},
		{"goroutine", "package main\n\nfunc work(s string) {\n\tpanic(s)\n}\n\nfunc main() {\n\tgo work(\"bad\")\n\tselect {}\n}\n", "fault: panic: bad\nat main.work main.go:4\n"},
		{"literal", "package main\n\nfunc main() {\n\tgo func() {\n\t\tpanic(\"bad\")\n\t}()\n\tselect {}\n}\n", "fault: panic: bad\nat main."},
		{"AfterFunc", "package main\n\nimport \"time\"\n\nfunc main() {\n\ttime.AfterFunc(1, func() {\n\t\tpanic(\"late\")\n\t})\n\tselect {}\n}\n", "fault: panic: late\nat main."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, stderr, exit := run(t, "yaegi", script(t, map[string]string{"main.go": tt.src}))
			if exit != 2 || !strings.HasPrefix(stderr, tt.want) {
				t.Errorf("exit %d\ngot:\n%s\nwant:\n%s", exit, stderr, tt.want)
			}
		})
	}
}
