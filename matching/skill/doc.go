// Package skill says which skill some words name and what is near it: a taxonomy of
// skills, job titles and areas, and a matcher that finds them in texts.
//
//	for _, m := range skill.Default().Find(nil, "Wrote services in Go on AWS.") {
//		fmt.Println(m.Skill, m.Start, m.End)
//	}
//
// It does not judge how well anybody knows a skill, reads no documents and knows no
// roles. It imports nothing of this module.
//
// # Words
//
// A skill has an ID ("csharp"), a name as its makers write it ("C#") and aliases.
// Using it may imply other skills. An edge says that experience with one skill makes
// another considerably easier to acquire, and why; it is worth 1 to 7 eighths and
// points one way. An area is a field of work out of a closed list; areas nest. A
// title is the name of a job and shows areas. An ambiguous name is also an everyday
// word; the context rule of its skill decides where it counts.
//
// # Files
//
// The built-in data is data/*.yaml; [Taxonomy.Extend] takes a file of the same form.
// Four keys at the top, each a list, each may be absent:
//
//	skills:
//	  - id: go                    # a-z, 0-9, hyphen; not beginning with level-, years-, area-
//	    name: Go
//	    kind: language            # language, framework, database, tool, platform, protocol, practice
//	    areas: [backend]          # absent: a skill of every field
//	    parent: software-development # what it is a kind or a part of; absent: a root
//	    aliases: [Golang]
//	    implies: [c]              # IDs; no cycles
//	    since: 2009               # year of the first release
//	    repos: [golang/go]        # owner/name on GitHub where it can be seen at work
//	    context:                  # absent: every occurrence counts
//	      names: [Go]             # the ambiguous names, as written above; absent: the name
//	      words: [goroutine]      # one of these near it speaks for the skill; absent: it
//	                              # counts unless a phrase speaks against it
//	      not: [go to, Go Live]   # phrases around it that speak against it
//	      proper: true            # also a name of people or places (Phoenix, Julia, Java)
//	edges:
//	  - {from: rust, to: go, eighths: 4, why: compiled and concurrent, both: true}
//	titles:
//	  - {names: [site reliability engineer, SRE], areas: [infrastructure]}
//	  - {names: [developer], areas: [software development], noun: true}
//	packages:
//	  - {skill: postgresql, paths: [github.com/jackc/pgx, psycopg2]} # see LookupPackage
//
// A phrase under not that has only function words beside the name ("go to") speaks
// against the name in lower case only; written with the capitals of the name, against
// any. The word "year" in it stands for any year. An edge with both holds in both
// directions. The skills in a title with noun say what field it is: "Java developer"
// is backend. Two skills share a name only if a context rule of one covers it: where
// the rule speaks for that skill it is meant, else the other. A proper name counts
// nowhere before a region ("Phoenix, AZ"; "Java, Indonesia") or behind "based in" and
// the like. What names a product and a field ("AWS security") is a skill that implies
// both, so that it shows both.
//
// Case; a blank, hyphen or dot for one another; the words in one; singular and plural
// of names of several words; a version number behind: these follow by rule and need no
// alias. A form that follows from names of two skills is a name of neither. Signs other
// than + and # at the end of a word (C++, C#), a dot before one (.NET) and one hyphen,
// dot, slash or ampersand between two are no part of a name.
//
// Files are strict: an unknown key, a wrong type, an entry given twice, an unknown ID
// or area, a name of two skills, an edge without a reason is a [*FileError] with its
// line. YAML aliases and anchors are refused; a file has at most 4 MiB and nests at
// most 32 deep, a name has at most 100 bytes, and a skill implies at most 64 others.
//
// # Promises
//
//   - A taxonomy never changes and is safe for several goroutines.
//   - Equal hashes find the same skills in the same text; the order and the names of
//     the files do not matter.
//   - Matches come in order, do not overlap, begin and end between characters, and
//     Lookup of the matched text gives a skill.
//   - A text is matched line by line: the matches of a text are those of its lines.
//   - Time and memory grow linearly with the text, whatever it holds; a search that
//     has warmed up allocates only for the matches.
package skill
