// Package table reads lists that people keep by hand or export: speakers of a meet-up,
// authors of packages, helpers of a community. CSV and JSON Lines with the same column
// names become one [sourcing.Evidence] a row.
//
//	person,github,role,title,date,url,source,topics
//	Ada Quill,ada-quill-example,speaker,Draining connection pools,2026-05-09,https://goday.example/2,Go Day 2026,go;grpc
//	Bo Fenn,,organiser,,2026-05-09,,Go Day 2026,
//
// A row needs a person (person, id or github), a role, a source and a date; everything
// else may be empty. Columns may stand in any order; other columns are not read, so
// that a list with telephone numbers in it stays a list.
package table
