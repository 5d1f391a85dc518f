package main

import "fmt"

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// A dating is a habit of writing dates.
type dating struct {
	one     func(month) string
	between string
	now     string
}

var datings = []dating{
	{func(m month) string { return monthNames[m.calendar()-1][:3] + " " + fmt.Sprint(m.year()) }, " – ", "Present"},
	{func(m month) string { return monthNames[m.calendar()-1] + " " + fmt.Sprint(m.year()) }, " to ", "present"},
	{func(m month) string { return fmt.Sprintf("%02d/%d", m.calendar(), m.year()) }, " - ", "now"},
	{func(m month) string { return m.String() }, " – ", "today"},
}

// span writes from when to when a job lasted. The end of a job is the month before the
// next began.
func (h dating) span(j job) string {
	if j.current {
		return h.one(j.start) + h.between + h.now
	}
	return h.one(j.start) + h.between + h.one(j.end-1)
}
