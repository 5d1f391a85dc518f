package gitlog

import (
	"context"
	"strings"
)

// maxMailmap is how much of a .mailmap is read, in bytes.
const maxMailmap = 8 << 20

// A mailmap says under which name and address a person wants to be known. Git applies
// it to authors; co-authors and reviewers stand in messages, which git leaves alone.
type mailmap map[string]ident // by address, or by address and name

// mailmap reads the file of the revision; a clone without one has none.
func (c *Collector) mailmap(ctx context.Context) mailmap {
	text, err := c.output(ctx, "cat-file", "blob", c.rev()+":.mailmap")
	if err != nil {
		return nil
	}
	return readMailmap(string(text[:min(len(text), maxMailmap)]))
}

// readMailmap reads lines of the four forms of gitmailmap(5): the wanted name or
// address or both, then the address, and perhaps the name, of the commit.
func readMailmap(text string) mailmap {
	m := mailmap{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		name, rest, _ := strings.Cut(line, "<")
		mail, rest, ok := strings.Cut(rest, ">")
		if !ok {
			continue
		}
		oldName, rest, two := strings.Cut(rest, "<")
		oldMail, _, closed := strings.Cut(rest, ">")
		name, mail, oldName, oldMail = strings.TrimSpace(name), strings.TrimSpace(mail), strings.TrimSpace(oldName), strings.TrimSpace(oldMail)
		if !two || !closed {
			m[mailmapKey(mail, "")] = ident{name: name, mail: mail}
			continue
		}
		m[mailmapKey(oldMail, oldName)] = ident{name: name, mail: mail}
	}
	return m
}

func mailmapKey(mail, name string) string {
	return strings.ToLower(mail) + "\x00" + strings.ToLower(name)
}

// apply returns the identity that stands for one of a message.
func (m mailmap) apply(who ident) ident {
	to, known := m[mailmapKey(who.mail, who.name)]
	if !known {
		to, known = m[mailmapKey(who.mail, "")]
	}
	if !known {
		return who
	}
	if to.name != "" {
		who.name = to.name
	}
	who.mail = to.mail
	return who
}
