// Package schedule reads conference schedules as their organisers publish them:
// Pentabarf XML, and the JSON of frab, pretalx and hub. Every person of every talk
// becomes one [sourcing.Evidence] of kind talk.
//
// It keeps title, subtitle, abstract, date, address of the talk's page, and the name
// and key under which the schedule lists the person, and nothing else: published
// schedules were found to hold biographies, photographs, attachments and, in answers
// to organisers' questions, telephone numbers. It opens local files only.
package schedule
