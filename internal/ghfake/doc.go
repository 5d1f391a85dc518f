// Package ghfake is a small GitHub for tests: invented repositories and people behind
// the platform's own addresses, headers, pages, conditions and limits. It keeps the
// rules too: who breaks one is written down in [Server.Broken], which a test reads at
// the end.
//
// A Server is an [http.Handler], and a [http.RoundTripper] for tests that need no
// network and no time: the clock is the test's.
package ghfake
