// Package dice is the one source of chance in the library: seeded, the same with every
// release of Go and in any other language.
package dice
