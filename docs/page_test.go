package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A page is a Markdown file and the fenced blocks in it.
type page struct {
	name   string // such as docs/scripts.md
	text   string
	blocks []block
}

// A block is what stands between two fences. Above it, a comment of HTML,
// which readers do not see, may say more:
//
//	<!-- file: hello/main.go -->    the block is this file for the commands below
//	<!-- same as scripts/x.go -->   the block is this file of the repository
//	<!-- not run: reason -->        the commands are left alone
//	<!-- exit: 1 -->                the last command ends with this status
type block struct {
	page   string
	line   int // of the opening fence
	lang   string
	text   string
	file   string
	same   string
	notRun string
	exit   string
}

var comment = regexp.MustCompile(`^<!-- (file: |same as |not run: |exit: )(.+) -->$`)

// parse finds the blocks of a page.
func parse(name, text string) page {
	p := page{name: name, text: text}
	var open *block
	var next block
	for i, line := range strings.Split(text, "\n") {
		fence, isFence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case open != nil && isFence:
			p.blocks = append(p.blocks, *open)
			open = nil
		case open != nil:
			open.text += line + "\n"
		case isFence:
			next.page, next.line, next.lang = name, i+1, fence
			b := next
			open, next = &b, block{}
		case comment.MatchString(line):
			m := comment.FindStringSubmatch(line)
			switch m[1] {
			case "file: ":
				next.file = m[2]
			case "same as ":
				next.same = m[2]
			case "not run: ":
				next.notRun = m[2]
			case "exit: ":
				next.exit = m[2]
			}
		case strings.TrimSpace(line) != "":
			next = block{}
		}
	}
	return p
}

// pages reads all documents.
func pages(t *testing.T) []page {
	t.Helper()
	top, err := filepath.Glob("../*.md")
	if err != nil {
		t.Fatal(err)
	}
	own, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []page
	for _, file := range append(top, own...) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		abs, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		root, err := filepath.Abs("..")
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(root, abs)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parse(filepath.ToSlash(name), string(b)))
	}
	return all
}

func TestParse(t *testing.T) {
	text := "a\n<!-- file: x/main.go -->\n```go\npackage main\n```\n<!-- not run: why -->\nwords\n```console\n$ ls\n```\n"
	p := parse("p.md", text)
	if len(p.blocks) != 2 {
		t.Fatalf("%d blocks, want 2", len(p.blocks))
	}
	if b := p.blocks[0]; b.lang != "go" || b.file != "x/main.go" || b.text != "package main\n" || b.line != 3 {
		t.Errorf("the first block: %+v", b)
	}
	if b := p.blocks[1]; b.lang != "console" || b.notRun != "" || b.text != "$ ls\n" {
		t.Errorf("a comment counts only directly above a block: %+v", b)
	}
}
