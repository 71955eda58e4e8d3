//go:build unix

package bench

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
)

// Table prints a report for people. Milliseconds of a page are of user time.
func (r *Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files, %d pages, %d cores; the best of %d runs\n", r.Files, r.Pages, r.Cores, r.Runs)
	if r.Base != "" {
		fmt.Fprintf(&b, "ratios: user time against %s, and median (least to most) of the runs, of user time and of user\n"+
			"and system time\n", r.Base)
	}
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	r.rows(w, "a process a file", r.Single)
	r.rows(w, "one run", r.Together)
	first := func(g Growth) bool { return g.What != documents }
	made := slices.IndexFunc(r.Growth, first)
	if made < 0 {
		made = len(r.Growth)
	}
	if made > 0 {
		fmt.Fprint(w, "\ndocuments\tjobs\tuser s\tsystem s\twall s\tms a page\tms a further\tratio\tdocuments a s\tpeak MB\t"+
			"failed\t\n")
	}
	for _, g := range r.Growth[:made] {
		fmt.Fprintf(w, "%d\t%d\t%.2f\t%.2f\t%.2f\t%s\t%.1f\t%d\t%d\t\n", g.Size, g.Jobs, g.User, g.System, g.Wall,
			g.units(), ratio(float64(g.Size), g.Wall), g.Peak>>20, g.Failed)
	}
	if made < len(r.Growth) {
		fmt.Fprint(w, "\nmade up\tsize\tuser s\tsystem s\twall s\tms a unit\tms a further\tratio\tpeak MB\tfailed\t\n")
	}
	for _, g := range r.Growth[made:] {
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.2f\t%.2f\t%s\t%d\t%d\t\n", g.What, g.Size, g.User, g.System, g.Wall, g.units(),
			g.Peak>>20, g.Failed)
	}
	w.Flush()
	return b.String()
}

// units are the cells of what a unit takes; of the first size nothing is known of growth.
func (g *Growth) units() string {
	if g.Ratio == 0 {
		return milliseconds(g.Unit) + "\t-\t-"
	}
	return fmt.Sprintf("%s\t%s\t%.2f", milliseconds(g.Unit), milliseconds(g.Further), g.Ratio)
}

func (r *Report) rows(w io.Writer, title string, rows []Row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\tuser s\tsystem s\twall s\tms a page\tpeak MB\tratio\tuser\tuser and system\tfailed\t\n", title)
	for _, row := range rows {
		best := "-"
		if row.Ratio > 0 {
			best = fmt.Sprintf("%.2f", row.Ratio)
		}
		name := row.Tool
		if row.Version != "" {
			name += ", " + row.Version
		}
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%s\t%d\t%s\t%s\t%s\t%d\t\n", name, row.User, row.System, row.Wall,
			milliseconds(ratio(row.User, float64(r.Pages))), row.Peak>>20, best, row.UserRatio, row.ProcessorRatio,
			row.Failed)
	}
}

// String gives the median, and what runs differ by.
func (s *Spread) String() string {
	if s == nil {
		return "-"
	}
	return fmt.Sprintf("%.2f (%.2f to %.2f)", s.Median, s.Least, s.Most)
}

// milliseconds of a unit of which there are many, such as pages, or very many, such as glyphs; nothing without units.
func milliseconds(seconds float64) string {
	switch n := seconds * 1000; {
	case n == 0:
		return "-"
	case math.Abs(n) < 0.1:
		return fmt.Sprintf("%.4f", n)
	default:
		return fmt.Sprintf("%.2f", n)
	}
}
