package syntax

import (
	"fmt"
	"strings"
)

// A pragma is a //go: comment about a function or the file. Those about embedding are for others to check: that needs the script's files.
type pragma struct {
	at   int
	verb string
}

// directive reports whether the compiler does something about a directive that belongs before a function or the package clause.
func directive(verb string) bool {
	switch verb {
	case "go:build", "go:noescape", "go:norace", "go:nosplit", "go:noinline", "go:nocheckptr", "go:systemstack", "go:nowritebarrier",
		"go:nowritebarrierrec", "go:yeswritebarrierrec", "go:cgo_unsafe_args", "go:uintptrkeepalive", "go:uintptrescapes", "go:registerparams":
		return true
	}
	return false
}

// directiveFound takes note of a directive.
func (p *parser) directiveFound(offset int, text string, alone bool) {
	if !alone {
		p.note(offset, "misplaced compiler directive")
		return
	}
	verb, rest, _ := strings.Cut(text, " ")
	switch {
	case verb == "go:linkname" && rest != "":
		if n := len(strings.Fields(text)); n < 2 || n > 3 {
			p.note(offset, "usage: //go:linkname localname [linkname]")
			return
		}
		p.linknames = append(p.linknames, offset)
		return
	case strings.HasPrefix(verb, "go:cgo_"):
		p.note(offset, fmt.Sprintf("//%s only allowed in cgo-generated code", text))
	case verb == "go:systemstack" || strings.HasSuffix(verb, "writebarrier") || strings.HasSuffix(verb, "writebarrierrec"):
		p.note(offset, fmt.Sprintf("//%s only allowed in runtime", verb))
	case verb == "go:uintptrkeepalive":
		p.note(offset, fmt.Sprintf("//%s is only allowed in the standard library", verb))
	}
	if directive(verb) {
		p.pending = append(p.pending, pragma{offset, verb})
	}
}

// take gives the directives that wait to what begins here, and reports those that do not belong to it: about is "file", "func" or "".
func (p *parser) take(about string) {
	for _, f := range p.pending {
		if (f.verb == "go:build") != (about == "file") || about != "func" && about != "file" {
			p.later(f.at, "misplaced compiler directive")
		}
	}
	p.pending = nil
}

// unused reports the directives that wait, where no declaration takes them.
func (p *parser) unused() {
	for _, f := range p.pending {
		p.note(f.at, "misplaced compiler directive")
	}
	p.pending = nil
}

// later reports what the compiler looks for only when nothing else is wrong.
func (p *parser) later(offset int, message string) {
	p.note(offset, message)
	p.errors[len(p.errors)-1].Later = true
}

// position returns an offset as messages have it.
func (p *parser) position(offset int) string {
	line := p.lineOf(offset)
	column := offset - strings.LastIndex(string(p.src[:offset]), "\n")
	return fmt.Sprintf("%s:%d:%d", p.name, line, column)
}
