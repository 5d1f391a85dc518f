package role

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Hash identifies the content of a spec: 32 hexadecimal digits. Everything that
// people calibrated is part of it; author and date, who wrote it down and when, are
// not. The form of the file (order of keys, YAML or JSON, comments, the short form of
// a cluster, a default written out) does not change it.
func (s *Spec) Hash() string {
	h := sha256.New()
	s.writeCanonical(h)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// writeCanonical writes one line a value, each quoted, so that no two contents share
// a form. A change here changes every hash: raise the number in the first line.
func (s *Spec) writeCanonical(w io.Writer) {
	fmt.Fprintf(w, "role/1\n%q\n%q\n%q\n%d\n%q\n", s.Title, s.Problem, s.Level, max(s.Years, 0), s.Archetype)
	fmt.Fprintf(w, "%q %q %q %q\n", s.Impact.FirstFocus, s.Impact.Systems, s.Impact.Success, s.Impact.Collaboration)
	fmt.Fprintf(w, "%q %q %q %q\n", s.Baseline.Cloud, s.Baseline.CICD, s.Baseline.Containers, s.Baseline.OnCall)
	for _, c := range s.Clusters {
		fmt.Fprintf(w, "cluster %q %q %d\n", c.Name, c.need(), c.weight())
		for _, l := range c.All {
			fmt.Fprintf(w, "line %q %q %q %q %q\n", l.Any, l.Adjacent, l.accept(), l.Depth, l.Text)
		}
	}
	for _, r := range s.Reject {
		fmt.Fprintf(w, "reject %q %q\n", r.Only, r.Without)
	}
	// Written only if there, so that specs from before it keep their hash.
	if i := s.Intake; len(i.WithoutHelp)+len(i.CanLearn)+len(i.Reject) > 0 {
		fmt.Fprintf(w, "intake %q %q %q\n", i.WithoutHelp, i.CanLearn, i.Reject)
	}
}
