// Package term makes a program's output safe and pleasant on a terminal: text of
// documents without control characters, a progress line that stays out of pipes.
// Only the example programs use it.
package term
