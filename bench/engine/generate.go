package main

import (
	"fmt"
	"strings"
)

// generators write programs of about so many lines, ten to a function, by the ending of their files.
var generators = map[string]func(lines int) string{
	".go": func(lines int) string {
		return functions(lines, "package main\n\nimport \"fmt\"\n", `
func work%d(n int) int {
	total := n
	for i := 0; i < n; i++ {
		if i%%3 == 0 {
			total += i * %[1]d
		}
		total ^= len(fmt.Sprint(i))
	}
	return total
}
`, "\nfunc main() { fmt.Println(work0(3)) }\n")
	},
	".js": func(lines int) string {
		return functions(lines, "", `
function work%d(n) {
	let total = n;
	for (let i = 0; i < n; i++) {
		if (i %% 3 === 0) {
			total += i * %[1]d;
		}
		total ^= String(i).length;
	}
	return total;
}
`, "work0(3);\n")
	},
	".lua": func(lines int) string {
		return functions(lines, "", `
function work%d(n)
	local total = n
	for i = 0, n - 1 do
		if i %% 3 == 0 then
			total = total + i * %[1]d
		end
		total = total + #tostring(i)
	end
	return total
end
`, "work0(3)\n")
	},
	".py": func(lines int) string {
		return functions(lines, "", `
def work%d(n):
    total = n
    for i in range(n):
        if i %% 3 == 0:
            total += i * %[1]d
        total ^= len(str(i))
    return total

class Holder%[1]d:
    value = %[1]d
`, "work0(3)\n")
	},
}

func functions(lines int, head, function, tail string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range lines / 10 {
		fmt.Fprintf(&b, function, i)
	}
	b.WriteString(tail)
	return b.String()
}
