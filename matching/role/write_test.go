package role

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// rewrite writes a spec and reads it back.
func rewrite(t *testing.T, s *Spec) (*Spec, []byte) {
	t.Helper()
	text, err := s.YAML()
	if err != nil {
		t.Fatalf("%v of %+v", err, s)
	}
	back, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return back, text
}

func TestYAML(t *testing.T) {
	const want = `title: Go services on cloud infrastructure
problem: Payment APIs break under load and nobody dares to release.
impact:
  first_focus: Make the payment APIs dependable
  systems: A service layer on Kubernetes with shared pipelines
  success: Weekly releases without a night shift
  collaboration: Product, platform and front-end engineers
level: own-service
years: 4
author: ines@payments
date: 2026-03-31
archetype: deployment-reliability
baseline:
  cloud: aws
  cicd: shared
  containers: kubernetes
  oncall: yes
clusters:
  - name: Backend services
    need: must
    weight: 5
    all:
      - any: [go]
        adjacent: [java, kotlin, python, C#, Node.js]
      - any: [rest-api, grpc]
        accept: adjacent
        depth: own
  - name: Release and runtime
    need: must
    weight: 3
    any: [docker, kubernetes, ci-cd]
  - name: Observability
    need: trainable
    weight: 2
    any: [prometheus, opentelemetry, grafana]
    text: [distributed tracing]
reject:
  - only: [frontend, mobile]
  - without: [backend]
intake:
  without_help:
    - Take a payment service from an alert to a fix
  can_learn:
    - Tracing
    - our pipelines
  reject:
    - Cannot say why a design was chosen
`
	if _, got := rewrite(t, platformSpec()); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestYAMLReadsBack: Read of YAML is the spec, whatever stands in it.
func TestYAMLReadsBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		s := randomSpec(rnd)
		back, text := rewrite(t, s)
		if !reflect.DeepEqual(content(back), s) {
			t.Fatalf("wrote %+v\nread  %+v\n%s", s, content(back), text)
		}
		if again, err := back.YAML(); err != nil || !bytes.Equal(again, text) {
			t.Fatalf("a second writing differs: %v\n%s\n%s", err, text, again)
		}
	}
	for _, pattern := range []string{"../../testdata/roles/*.yaml", "../../testdata/lint/*.yaml"} {
		for _, name := range glob(t, pattern, 1) {
			s := readFile(t, name)
			if back, _ := rewrite(t, s); !reflect.DeepEqual(content(back), content(s)) {
				t.Errorf("%s: read back %+v, want %+v", name, back, s)
			}
		}
	}
}

func TestYAMLRefuses(t *testing.T) {
	for _, tt := range []struct {
		edit func(*Spec)
		want string // part of the message
		why  string
	}{
		{func(s *Spec) { s.Clusters = nil }, "no clusters", "no file is without clusters"},
		{func(s *Spec) { s.Title = "x\x1b[2J" }, "control character", "no terminal tricks"},
		{func(s *Spec) { s.Title = " x" }, "title", "white space around a text is not kept"},
		{func(s *Spec) { s.Title = "x\ny" }, "line break", "a title is one line"},
		{func(s *Spec) { s.Author = "x " }, "author", "the author must come back too"},
		{func(s *Spec) { s.Date = "yesterday" }, "date", "a date is a day"},
		{func(s *Spec) { s.Years = 99 }, "50", "years"},
		{func(s *Spec) { s.Level = "guru" }, "guru", "level"},
		{func(s *Spec) { s.Clusters[0].All = nil }, "", "a cluster without lines"},
		{func(s *Spec) { s.Clusters[0].Name = "" }, "without a name", "a cluster without a name"},
		{func(s *Spec) { s.Clusters[0].Weight = 12 }, "", "a weight that is too large counts and is written as 9"},
		{func(s *Spec) { s.Title = "\xff" }, "", "not UTF-8"},
		{func(s *Spec) { s.Reject[0].Only = nil }, "reject rule", "an empty rule"},
	} {
		s := platformSpec()
		tt.edit(s)
		text, err := s.YAML()
		var fault *Error
		if s.Clusters != nil && s.Clusters[0].Weight == 12 {
			if err != nil {
				t.Errorf("%v: %s", err, tt.why)
			}
			continue
		}
		if err == nil || text != nil || !errors.As(err, &fault) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v and %q, want an error with %q: %s", err, text, tt.want, tt.why)
		}
	}
}
