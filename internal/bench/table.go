//go:build unix

package bench

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// Table prints a report for people. Milliseconds of a page are of user time.
func (r *Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files, %d pages, %d cores; the best of %d runs\n", r.Files, r.Pages, r.Cores, r.Runs)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	r.rows(w, "a process a file", r.Single)
	r.rows(w, "one run", r.Together)
	if len(r.Growth) > 0 {
		fmt.Fprint(w, "\n\tdocuments\tjobs\tuser s\tsystem s\twall s\tms a page\tdocuments a s\tpeak MB\t\n")
	}
	for _, g := range r.Growth {
		fmt.Fprintf(w, "\t%d\t%d\t%.2f\t%.2f\t%.2f\t%s\t%.1f\t%d\t\n", g.Documents, g.Jobs, g.User, g.System, g.Wall,
			aPage(g.User, g.Pages),
			float64(g.Documents)/g.Wall, g.Peak>>20)
	}
	w.Flush()
	return b.String()
}

func (r *Report) rows(w *tabwriter.Writer, title string, rows []Row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\tuser s\tsystem s\twall s\tms a page\tpeak MB\tratio\tfailed\t\n", title)
	for _, row := range rows {
		ratio := "-"
		if row.Ratio > 0 {
			ratio = fmt.Sprintf("%.2f", row.Ratio)
		}
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%s\t%d\t%s\t%d\t\n", row.Tool, row.User, row.System, row.Wall,
			aPage(row.User, r.Pages), row.Peak>>20, ratio, row.Failed)
	}
}

// aPage is the time of one page in milliseconds.
func aPage(seconds float64, pages int) string {
	if pages == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", seconds*1000/float64(pages))
}
