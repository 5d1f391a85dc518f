package main

import (
	"strings"
	"testing"
)

func TestRunOnTestdata(t *testing.T) {
	var out strings.Builder
	if err := run("../../testdata/comments/reviews.csv", &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "5+       7  1.000") {
		t.Errorf("the seven clear comments, and no other, have five points or more:\n%s", out.String())
	}
}

func TestReadNamesAMissingColumn(t *testing.T) {
	if _, err := read(strings.NewReader("patch,msg\na,b\n")); err == nil || !strings.Contains(err.Error(), "relevance") {
		t.Errorf("error %v, want the name of the column", err)
	}
}
