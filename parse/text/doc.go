// Package text reads plain text and Markdown into runs in reading order.
package text
