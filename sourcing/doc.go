// Package sourcing defines what public engineering work proves: [Evidence], one
// dated and sourced observation, and the [Collector] that finds it. Evidence travels
// as JSON Lines ([Read], [Write]), the same in Go and on disk.
//
// A [Gather] runs collectors for one [Query] under a [Policy]: why, who can be reached,
// who must not be collected. What it has reached is a [Checkpoint], so that a run broken
// off goes on as if it had not been. [Clarity] and [Behaviour] read what was collected.
//
// The package knows no network. Each source has a folder of its own below this one,
// and only there may a program ask a site. Evidence has no field for an e-mail
// address, and none leaves a collector.
package sourcing
