package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// width measures text as a terminal shows it: an ideograph takes two columns. It does not ask the environment, so that
// the same document gives the same text everywhere.
var width = &runewidth.Condition{StrictEmojiNeutral: true}

// gridColumn is one column of a table for people.
type gridColumn struct {
	title string
	right bool // numbers stand at the right
	most  int  // what is wider ends in …; 0 without limit
}

// writeGrid writes a table with aligned columns. Columns without any text are left out.
func writeGrid(w io.Writer, indent string, columns []gridColumn, rows [][]string) {
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i := range columns {
			if columns[i].most > 0 {
				row[i] = width.Truncate(row[i], columns[i].most, "…")
			}
			widths[i] = max(widths[i], width.StringWidth(row[i]))
		}
	}
	titles := make([]string, len(columns))
	titled := false
	for i, c := range columns {
		titles[i] = c.title
		titled = titled || c.title != ""
		if widths[i] > 0 {
			widths[i] = max(widths[i], width.StringWidth(c.title))
		}
	}
	if titled {
		rows = append([][]string{titles}, rows...)
	}
	for _, row := range rows {
		var line strings.Builder
		line.WriteString(indent)
		for i, c := range columns {
			if widths[i] == 0 {
				continue
			}
			if line.Len() > len(indent) {
				line.WriteString("  ")
			}
			if c.right {
				line.WriteString(width.FillLeft(row[i], widths[i]))
			} else {
				line.WriteString(width.FillRight(row[i], widths[i]))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
}
