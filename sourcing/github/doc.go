// Package github collects evidence of public engineering work from GitHub: review
// comments, discussions, pull requests, releases, owners files and contributors of
// repositories that the caller names. It sweeps repositories, never people.
//
// [Transport] keeps the platform's rules below the client library: one queue, limits
// of every form, waits, retries, a budget, conditional requests. [Collector] turns
// answers into [sourcing.Evidence]. E-mail addresses and telephone numbers are removed
// from every answer before anything else reads it.
//
// The package needs a stated purpose and a contact: see [sourcing.Policy]. It asks for
// no stars, followers or lists of people.
package github
