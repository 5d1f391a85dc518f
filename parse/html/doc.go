// Package html reads the text of an HTML page into runs in reading order.
//
// It follows the page's own style sheets as far as they change what a reader sees:
// blocks and lines, rows of boxes side by side, sizes, weights, generated marks and
// above all what is hidden. It loads nothing, runs no script and does not lay out
// pages.
package html
