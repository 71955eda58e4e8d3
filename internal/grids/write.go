package grids

import (
	"encoding/csv"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongkai/internal/controls"
	"gongkai/internal/export"
)

// writeCSV writes one table after the other, with an empty line between.
func writeCSV(w io.Writer, tables []Table, o Options) error {
	text := export.Guard
	if o.KeepFormulas {
		text = func(s string) string { return s }
	}
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
	}
	for i := range tables {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		c := csv.NewWriter(w)
		if err := c.WriteAll(tables[i].lines(text)); err != nil {
			return err
		}
	}
	return nil
}

// writeMarkdown writes tables with pipes. The tiers of a header are one row there, parted by line breaks.
func writeMarkdown(w io.Writer, tables []Table, _ Options) error {
	var b strings.Builder
	escape := strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`)
	text := func(s string) string { return escape.Replace(flat(s)) }
	for i := range tables {
		t := &tables[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		if title := t.title(); title != "" {
			fmt.Fprintf(&b, "### %s\n\n", text(title))
		}
		for _, c := range t.captions() {
			fmt.Fprintf(&b, "%s\n\n", text(c))
		}
		lines := t.lines(text)
		if len(lines) == 0 {
			continue
		}
		header := make([]string, len(lines[0]))
		rows := t.squares()
		for k := range header {
			var tiers []string
			for r := range min(t.Header, len(lines)) {
				if s := lines[r][k]; s != "" && rows[r][k].cell.Row == r {
					tiers = append(tiers, s)
				}
			}
			header[k] = strings.Join(tiers, "<br>")
		}
		row := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
		row(header)
		b.WriteString("|" + strings.Repeat("---|", len(header)) + "\n")
		for _, line := range lines[min(t.Header, len(lines)):] {
			row(line)
		}
		for _, n := range t.Notes {
			fmt.Fprintf(&b, "\n%s\n", text(n.Text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Cells are texts to a spreadsheet that opens the page, too.
const htmlBegin = `<!doctype html>
<meta charset="utf-8">
<title>tables</title>
<style>
table { border-collapse: collapse; margin: 1em 0 } caption { text-align: left; font-weight: bold }
td, th { border: 1px solid #999; padding: .2em .5em; white-space: pre-line; mso-number-format: "\@" }
</style>
`

// writeHTML writes one page, with merged cells and with headers in their tiers.
func writeHTML(w io.Writer, tables []Table, _ Options) error {
	var b strings.Builder
	b.WriteString(htmlBegin)
	escape := func(s string) string { return html.EscapeString(controls.Visible(s)) }
	for i := range tables {
		t := &tables[i]
		fmt.Fprintf(&b, "<table data-pages=\"%s\">\n", strings.Trim(fmt.Sprint(t.Pages), "[]"))
		if above := append([]string{t.title()}, t.captions()...); strings.Join(above, "") != "" {
			fmt.Fprintf(&b, "<caption>%s</caption>\n", escape(strings.TrimSpace(strings.Join(above, "\n"))))
		}
		for r, row := range t.squares() {
			switch {
			case r == 0 && t.Header > 0:
				b.WriteString("<thead>\n")
			case r == t.Header:
				b.WriteString("<tbody>\n")
			}
			b.WriteString("<tr>")
			for _, s := range row {
				tag := "td"
				if r < t.Header {
					tag = "th"
				}
				switch {
				case s.cell == nil:
					fmt.Fprintf(&b, "<%s></%s>", tag, tag)
				case s.first:
					fmt.Fprintf(&b, "<%s%s%s>%s</%s>", tag, spans("rowspan", s.cell.Rows), spans("colspan", s.cell.Cols),
						escape(s.cell.Text), tag)
				}
			}
			b.WriteString("</tr>\n")
			if r == t.Header-1 {
				b.WriteString("</thead>\n")
			}
		}
		if len(t.Cells) > 0 {
			b.WriteString("</tbody>\n")
		}
		b.WriteString("</table>\n")
		for _, n := range t.Notes {
			fmt.Fprintf(&b, "<p>%s</p>\n", escape(n.Text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func spans(name string, n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf(` %s="%d"`, name, n)
}

// writeXLSX writes a workbook with a sheet for each table; merged cells are merged, the header stays in view. Cells are
// texts, as printed.
func writeXLSX(w io.Writer, tables []Table, _ Options) error {
	book := excelize.NewFile()
	defer book.Close()
	head, err := book.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center"},
	})
	if err != nil {
		return err
	}
	names := map[string]int{}
	for i := range tables {
		t := &tables[i]
		name := sheetName(t, names)
		if _, err := book.NewSheet(name); err != nil {
			return err
		}
		if err := fill(book, name, t, head); err != nil {
			return err
		}
	}
	if len(tables) > 0 {
		if err := book.DeleteSheet("Sheet1"); err != nil {
			return err
		}
	}
	_, err = book.WriteTo(w)
	return err
}

// sheetName is the page of a table and its number there.
func sheetName(t *Table, names map[string]int) string {
	page := "p0"
	if len(t.Pages) > 0 {
		page = "p" + strconv.Itoa(t.Pages[0])
	}
	names[page]++
	return page + "-" + strconv.Itoa(names[page])
}

func fill(book *excelize.File, sheet string, t *Table, head int) error {
	above := 0
	for _, text := range append([]string{t.title()}, t.captions()...) {
		if text == "" {
			continue
		}
		above++
		if err := book.SetCellStr(sheet, "A"+strconv.Itoa(above), text); err != nil {
			return err
		}
	}
	at := func(row, col int) string {
		name, _ := excelize.CoordinatesToCellName(col+1, above+row+1) // of a cell within the bounds that SetCellStr checks
		return name
	}
	for _, row := range t.squares() {
		for _, s := range row {
			if !s.first {
				continue
			}
			c := s.cell
			if err := book.SetCellStr(sheet, at(c.Row, c.Col), controls.Visible(c.Text)); err != nil {
				return err
			}
			end := at(c.Row+max(1, c.Rows)-1, c.Col+max(1, c.Cols)-1)
			if c.Rows > 1 || c.Cols > 1 {
				if err := book.MergeCell(sheet, at(c.Row, c.Col), end); err != nil {
					return err
				}
			}
			if c.Row < t.Header {
				if err := book.SetCellStyle(sheet, at(c.Row, c.Col), end, head); err != nil {
					return err
				}
			}
		}
	}
	if t.Header == 0 {
		return nil
	}
	top := above + t.Header
	return book.SetPanes(sheet, &excelize.Panes{
		Freeze: true, YSplit: top, TopLeftCell: "A" + strconv.Itoa(top+1), ActivePane: "bottomLeft",
	})
}
