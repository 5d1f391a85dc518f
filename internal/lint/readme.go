package lint

import (
	"strings"
)

// A Block is one fenced block of a Markdown file.
type Block struct {
	Language string // the first word behind the fence
	Line     int    // of its first line of text, from 1
	Text     string
}

// Blocks returns the fenced blocks of a Markdown text in order. A fence that is never
// closed ends with the text.
func Blocks(markdown string) []Block {
	var out []Block
	fence := ""
	for i, line := range strings.Split(markdown, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case fence == "" && strings.HasPrefix(bare, "```"):
			fence = bare[:len(bare)-len(strings.TrimLeft(bare, "`"))]
			language, _, _ := strings.Cut(strings.TrimLeft(bare, "`"), " ")
			out = append(out, Block{Language: language, Line: i + 2})
		case fence != "" && bare == fence:
			fence = ""
		case fence != "":
			out[len(out)-1].Text += line + "\n"
		}
	}
	return out
}

// A Command is one line of a sh block.
type Command struct {
	Line int
	Text string
}

// elsewhere begins the commands that a test must not run here: those that need the
// network or a fresh clone, and go test, which runs this very test. .ci/run does both.
var elsewhere = []string{"git clone ", "cd ", "go get ", "go test "}

// Commands returns the commands that the sh blocks of a Markdown text tell a reader
// to type, without those that only a fresh clone can run. A comment behind a command
// does no harm: the shell reads it as one.
func Commands(markdown string) []Command {
	var out []Command
	for _, b := range Blocks(markdown) {
		if b.Language != "sh" {
			continue
		}
		for i, line := range strings.Split(b.Text, "\n") {
			text := strings.TrimSpace(line)
			if text == "" || strings.HasPrefix(text, "#") || begins(text, elsewhere) {
				continue
			}
			out = append(out, Command{b.Line + i, text})
		}
	}
	return out
}

// Programs returns the go blocks of a Markdown text. Each has to be a whole program,
// because only a whole one can be copied, compiled and run as it stands.
func Programs(markdown string) []Block {
	var out []Block
	for _, b := range Blocks(markdown) {
		if b.Language == "go" {
			out = append(out, b)
		}
	}
	return out
}

// begins reports whether a text begins with one of some prefixes.
func begins(text string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}
