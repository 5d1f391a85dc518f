// Package parts reads documents that are zip archives of XML parts, as those of Word
// and OpenDocument are, within limits on size and nesting. It stands below run because
// only those two formats need it.
package parts
