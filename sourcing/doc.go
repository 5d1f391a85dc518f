// Package sourcing defines what public engineering work proves: [Evidence], one
// dated and sourced observation, and the [Collector] that finds it. Evidence travels
// as JSON Lines ([Read], [Write]), the same in Go and on disk.
//
// The package knows no network. Each source has a folder of its own below this one,
// and only there may a program ask a site. Evidence has no field for an e-mail
// address, and none leaves a collector.
package sourcing
