package parse

import (
	"fmt"
	"strings"
	"testing"
)

func TestEducation(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"PhD Example University, Computer Science      2018 - 2022", "PhD/Computer Science @ Example University, 2018…2022", "no mark between the degree and the school"},
		{"High School Diploma, South Example High School      2018 - 2022", "High School Diploma/ @ South Example High School, 2018…2022", "a diploma is no school"},
		{"University of California, Berkeley      2014 - 2018\nBachelor of Science in Physics", "Bachelor of Science/Physics @ University of California, Berkeley, 2014…2018", "the campus belongs to the name"},
		{"Sep 2014 - May 2018\nCOMPUTER SCIENCE\nExample University\nBachelor of Science in Computer Science", "Bachelor of Science/Computer Science @ Example University, 2014-09…2018-05", "three lines below the date"},
		{"Example University      2010 - 2014\nBSc Physics\n  * Example Fellowship, Example Scholar (Class of 2012)", "BSc/Physics @ Example University, 2010…2014", "an honour in a list is no course"},
		{"Example University      Sep 2012 - May 2016\nBSc Physics\n\nExample Institute of Technology      Aug 2020\nPhD Physics", "BSc/Physics @ Example University, 2012-09…2016-05; PhD/Physics @ Example Institute of Technology, 2020-08…", "beside ranges the latest lone date begins something"},
		{"Example University      May 2016\nBSc Physics", "BSc/Physics @ Example University, …2016-05", "alone it is the graduation"},
	} {
		var out []string
		for _, e := range read(t, "a.txt", "Jane Doe\n\nEDUCATION\n\n"+c.text).Education {
			out = append(out, fmt.Sprintf("%s/%s @ %s, %s…%s", e.StudyType.Value, e.Area.Value, e.Institution.Value, e.StartDate, e.EndDate))
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}
