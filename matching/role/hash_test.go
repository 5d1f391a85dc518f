package role

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

func TestHashForms(t *testing.T) {
	const short = `
title: T
level: execute
clusters:
  - {name: A, any: [go], depth: own}
  - {name: B, need: trainable, weight: 2, any: [java]}
`
	want := read(t, short).Hash()
	for _, tt := range []struct{ text, why string }{
		{`{"level":"execute","title":"T","clusters":[{"any":["go"],"depth":"own","name":"A"},{"name":"B","need":"trainable","weight":2,"any":["java"]}]}`, "JSON, other order of keys"},
		{`
# a comment
title:   "T"   # another
author: ines@payments
date: 2026-01-01
years: 0
level: execute
impact:
baseline: {}
reject: []
clusters:
  - name: A
    need: must
    weight: 3
    all:
      - {any: [go], depth: own, accept: direct, adjacent: []}
  - name: B
    weight: 2
    need: trainable
    all: [{any: [java]}]
`, "comments, author and date, the long form, defaults written out, empty keys"},
	} {
		if got := read(t, tt.text).Hash(); got != want {
			t.Errorf("%s: hash %s, want %s", tt.why, got, want)
		}
	}
}

// TestHashSeesEveryEdit changes every field of the types of a spec in turn, found by
// reflection, so that a new field cannot be forgotten.
func TestHashSeesEveryEdit(t *testing.T) {
	want := platformSpec().Hash()
	edited := 0
	var walk func(path string, at func(*Spec) reflect.Value)
	walk = func(path string, at func(*Spec) reflect.Value) {
		v := at(platformSpec())
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if !v.Type().Field(i).IsExported() {
					continue // places: where it stood, not what it says
				}
				walk(path+"."+v.Type().Field(i).Name, func(s *Spec) reflect.Value { return at(s).Field(i) })
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(fmt.Sprint(path, "[", i, "]"), func(s *Spec) reflect.Value { return at(s).Index(i) })
			}
			s := platformSpec()
			v := at(s)
			v.Set(reflect.Append(v, reflect.New(v.Type().Elem()).Elem()))
			if edited++; s.Hash() == want {
				t.Errorf("a longer %s does not change the hash", path)
			}
		default:
			s := platformSpec()
			if v := at(s); v.Kind() == reflect.Int {
				v.SetInt(v.Int() + 1)
			} else {
				v.SetString(v.String() + "x")
			}
			edited++
			if free := path == ".Author" || path == ".Date"; (s.Hash() == want) != free {
				t.Errorf("an edit of %s: same hash %v, want %v", path, s.Hash() == want, free)
			}
		}
	}
	walk("", func(s *Spec) reflect.Value { return reflect.ValueOf(s).Elem() })
	if edited < 50 {
		t.Errorf("only %d edits: the walk is broken", edited)
	}
}

// TestHashHasBorders: no two contents share a form by moving a border between values.
func TestHashHasBorders(t *testing.T) {
	line := func(l Line) string { return must(l).Hash() }
	for _, pair := range [][2]string{
		{line(Line{Any: []string{"a b"}}), line(Line{Any: []string{"a", "b"}})},
		{line(Line{Any: []string{"a\" \"b"}}), line(Line{Any: []string{"a", "b"}})},
		{line(Line{Any: []string{"a"}}), line(Line{Text: []string{"a"}})},
		{line(Line{Any: []string{"a", "b"}}), line(Line{Any: []string{"b", "a"}})}, // the first wins a tie
		{(&Spec{Title: "a\n"}).Hash(), (&Spec{Title: "a", Problem: "\n"}).Hash()},
		{(&Spec{Reject: []Reject{{Only: []skill.Area{"a"}}}}).Hash(), (&Spec{Reject: []Reject{{Without: []skill.Area{"a"}}}}).Hash()},
	} {
		if pair[0] == pair[1] {
			t.Errorf("two contents have the hash %s", pair[0])
		}
	}
}

// TestHashIsStable pins one hash: stored results cite it.
func TestHashIsStable(t *testing.T) {
	const want = "4104591d0b3b09b46f1c0e68282df6ee"
	spec := platformSpec()
	spec.Intake = Intake{} // came later and leaves hashes from before alone
	spec.Archetype = "platform-services"
	if got := spec.Hash(); got != want {
		t.Errorf("hash %s, want %s; if the form changed on purpose, raise its number", got, want)
	}
}
