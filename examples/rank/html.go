package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"unicode"
)

//go:embed page.html
var pageHTML string

//go:embed person.html
var personHTML string

//go:embed review.html
var reviewHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

// assets are the parts of the page that are the same for every report. The policy
// names the hashes of the only style and the only script that may run, so nothing that
// a document says could become either, even if it slipped through the escaping.
type assets struct {
	Style  template.CSS
	Script template.JS
	Policy string
}

func newAssets() assets {
	return assets{
		Style: template.CSS(pageCSS), Script: template.JS(pageJS),
		Policy: "default-src 'none'; style-src " + hashOf(pageCSS) + "; script-src " + hashOf(pageJS) +
			"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
	}
}

// hashOf is a text as a content security policy names it.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// html writes one page that needs nothing else: no network, and without script only
// filter and comparison are missing.
func (r *report) html(w io.Writer) error {
	var text string
	var err error
	for _, r.detail = range details {
		if text, err = newPage(r).render(); err != nil {
			return err
		}
		if len(text) <= pageBytes {
			break
		}
	}
	_, err = io.WriteString(w, text)
	return err
}

// render puts the words into the templates.
func (p *page) render() (string, error) {
	t := template.New("page")
	for _, text := range []string{personHTML, reviewHTML, pageHTML} {
		if _, err := t.Parse(text); err != nil {
			return "", err
		}
	}
	var text bytes.Buffer
	if err := t.Execute(&text, p); err != nil {
		return "", err
	}
	return neutral(text.String()), nil
}

// neutral takes out of a finished page what is no text: control characters go, and
// marks that change the direction of writing or hide are shown as what they are, so
// that a reader sees that somebody put them there. No word can be left out, because
// the whole page goes through it. Joiners stay: scripts and pictures need them.
func neutral(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case r == '\n', r >= ' ' && r <= '~', r == '\u200c', r == '\u200d':
			b.WriteRune(r)
		case r == '\t', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte(' ')
		case unicode.Is(unicode.Bidi_Control, r):
			b.WriteString("⟦" + bidiNames[r] + "⟧")
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs), r == unicode.ReplacementChar:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bidiNames are the marks of Unicode's bidirectional algorithm.
var bidiNames = map[rune]string{
	'\u061c': "ALM", '\u200e': "LRM", '\u200f': "RLM", '\u202a': "LRE", '\u202b': "RLE", '\u202c': "PDF", '\u202d': "LRO", '\u202e': "RLO",
	'\u2066': "LRI", '\u2067': "RLI", '\u2068': "FSI", '\u2069': "PDI",
}
