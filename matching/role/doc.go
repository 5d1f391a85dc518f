// Package role reads calibrated role specs and compiles them to plans that rank.
//
// A spec says what the work is, what it takes, what may be learned on the job and what
// would make a manager reject a finalist ([Spec]). [Read] and [ReadFile] are strict: a
// fault is an [Error] with line and column, the bad value and the right ones.
// [Compile] turns a spec into a [Plan]: whole-number boosts over the skills of a
// taxonomy. The package ranks nobody and asks nothing of the network or the clock.
//
// # The file
//
// YAML, or JSON with the same keys, in UTF-8, at most 256 KiB, one document, without
// anchors, aliases and tags. Only clusters are required; a key without a value counts
// as absent. A file that uses every key:
//
//	title: Go services on cloud infrastructure
//	problem: Why the work exists, in a sentence or two.
//	impact:                      # four lines for people
//	  first_focus: what to do first
//	  systems: what it runs on
//	  success: how one sees that it went well
//	  collaboration: with whom
//	level: own-service           # execute, own-service or lead-design
//	years: 3                     # of relevant work, 0 to 50; a weak prior
//	author: maria@platform       # who wrote it down; not part of the hash
//	date: 2026-03-31             # and when; not part of the hash
//	archetype: deployment-reliability # see Archetypes
//	baseline: {cloud: aws, cicd: shared, containers: kubernetes, oncall: yes}
//	clusters:
//	  - name: Backend services
//	    need: must               # must (or absent) or trainable
//	    weight: 5                # 1 to 9; 0 or absent means 3
//	    all:                     # every line is one requirement
//	      - any: [go]            # direct skills; the best of a line counts
//	        adjacent: [java, c#] # accepted at half
//	      - any: [rest api, grpc]
//	        accept: adjacent     # whether the taxonomy's edges count: direct, adjacent, any
//	        depth: own           # use, own or design: evidence counts from there on
//	  - name: Observability
//	    need: trainable
//	    any: [prometheus, grafana]   # short form: a cluster of one requirement
//	    text: [distributed tracing]  # words outside the taxonomy, matched in the text
//	reject:                      # over areas; reported, never silent
//	  - only: [frontend, mobile] # the profile shows nothing else
//	  - without: [backend]       # the profile shows none of it
//	intake:                      # what the hiring manager said; ranks nobody
//	  without_help: [take an endpoint from a trace to a fix]
//	  can_learn: [our dashboards]
//	  reject: [cannot say what a change would break]
//
// A skill may be written as any of its names. One outside the taxonomy is matched as
// text, and Compile says so in a [Finding]. Areas are those of [skill.Areas].
//
// Everything is part of the hash but author and date. The intake is, too: who reads a
// result later must be able to tell what the meeting had agreed on by then. The problem
// may be one of [Problems] by its ID, the archetype is one of [Archetypes]; with the
// baseline they suggest clusters for a draft ([Suggest]) and rank nobody.
//
// # Checking
//
// [Lint] says what a careful colleague would: a code, the place, what was found, why it
// matters and what would be better. [Ready] says whether to search at all, and names
// what is missing. [Diff] says what changed between two specs, [Spec.YAML] writes one.
//
// # Importing
//
// [Import] makes a [Draft] of a job description: a spec with the sentence behind every
// line, and findings about what the text leaves open. Headings, labels and lead-ins say
// what a list means; the words of a sentence say it better and win. Who is turned away
// becomes a rule over areas and never a requirement; what would be accepted instead
// becomes adjacent. A text without headings asks in its sentences, and what it only
// names in passing may be learned. A draft guesses and says so: calibrate it.
//
// # The plan
//
// Each line is one [Requirement]; points are the sum over the requirements of the
// greatest boost × strength. A cluster's weight is split over its lines, and all
// trainable requirements together never outweigh the weakest must-have. A direct skill
// has the whole boost of its line, an explicit adjacent one half, an edge of the
// taxonomy its own eighths; with accept: any, all of them the whole. A skill stands in a line once, by its most direct way.
//
// Level and years become requirements like the others, over reserved IDs ([LevelID],
// [YearsID]), and ask for work in the areas that the must-have skills show: in full for
// an area with at least half as much weight behind it as the one with the most, half
// for the others and for a wider area that holds one of the first. Level and years
// each weigh a quarter of the weakest must-have line: the level asked for and those
// above count in full, those below half.
package role
