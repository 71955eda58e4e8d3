package realboard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/normalize/document"
	"gongkai/normalize/value"
)

// Details names what keeps a document from being right, a line each: missed and wrong tables, failing checks with their
// cells, and tables that were found but not recognised. It is empty where there is nothing to say.
func (r *Result) Details() string {
	var b strings.Builder
	say := func(what, format string, values ...any) {
		fmt.Fprintf(&b, "%s: %s: %s\n", r.Paper.File, what, fmt.Sprintf(format, values...))
	}
	if r.Err != nil {
		say("error", "%v", r.Err)
	}
	if d := r.Document; d != nil {
		if !r.YearRight {
			say("year", "%s, printed is %s", year(orZero(d.Info.Year)), year(r.Paper.Year))
		}
		if !r.DepartmentRight {
			say("department", "%s, printed is %s", orNone(orZero(d.Info.Department)), orNone(r.Paper.Department))
		}
		if !r.KindRight {
			say("kind", "%s, printed is %s", orNone(orZero(d.Info.Kind)), r.Paper.Kind)
		}
		if !r.ScopeRight {
			say("scope", "%s, printed is %s", orNone(orZero(d.Info.Scope)), orNone(r.Paper.Scope))
		}
	}
	for _, t := range r.Missed {
		say("missed", "%s%s, %s: %s", t.ID, times(t.Count), onPages(t.Pages), t.Title)
	}
	for _, c := range r.Wrong {
		say("wrong", "%s, %s: no such table is printed there, or it was recognised twice", c.ID, onPages(c.Pages))
	}
	for _, c := range r.Bare {
		say("bare", "%s, %s: indicators are printed", c.ID, onPages(c.Pages))
	}
	for _, m := range r.Misplaced {
		say("pages", "%s, %s, printed is %s", m.Printed.ID, onPages(m.Pages), onPages(m.Printed.Pages))
	}
	for _, m := range r.Misfilled {
		if m.Printed.Empty {
			say("empty", "%s, %s: printed is no amount but zero", m.Printed.ID, onPages(m.Printed.Pages))
		} else {
			say("empty", "%s, %s: amounts are printed", m.Printed.ID, onPages(m.Printed.Pages))
		}
	}
	if r.Document != nil {
		for i := range r.Document.Checks {
			if c := &r.Document.Checks[i]; c.Verdict == document.Mismatch {
				say("mismatch", "%s", mismatch(c))
			}
		}
	}
	for _, u := range r.Unmapped {
		say("unmapped", "%s, %s: %s%s", u.Class, onPages(u.Grid.Pages), orNone(orZero(u.Grid.Title)), nearest(u.Grid.Nearest))
	}
	return b.String()
}

func mismatch(c *document.Check) string {
	var b strings.Builder
	b.WriteString(c.ID)
	for _, s := range []string{c.Row, c.Column} {
		if s != "" {
			b.WriteString(" " + s)
		}
	}
	relation := c.Relation
	if relation == "" {
		relation = "="
	}
	fmt.Fprintf(&b, ": %s %s %s, difference %s", orBlank(c.Left), relation, orBlank(c.Right), orBlank(c.Difference))
	for i, o := range c.Cells {
		b.WriteString([]string{"; ", ", "}[min(i, 1)])
		fmt.Fprintf(&b, "%s %s", o.Address, orBlank(o.Value))
		if o.Page > 0 {
			fmt.Fprintf(&b, " (p. %d)", o.Page)
		}
	}
	return b.String()
}

func nearest(n *document.Nearest) string {
	if n == nil {
		return ""
	}
	out := fmt.Sprintf(" (most like %s: title %.2f, header %.2f", n.Table, n.Title, n.Header)
	if len(n.Missing) > 0 {
		out += "; missing " + strings.Join(n.Missing, ", ")
	}
	return out + ")"
}

// onPages writes pages as people do: p. 3, 5-7.
func onPages(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		k := i
		for k+1 < len(list) && list[k+1] == list[k]+1 {
			k++
		}
		part := strconv.Itoa(list[i])
		if k > i {
			part += "-" + strconv.Itoa(list[k])
		}
		parts = append(parts, part)
		i = k + 1
	}
	return "p. " + strings.Join(slices.Compact(parts), ", ")
}

func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" ×%d", n)
}

func orBlank(a *value.Amount) string {
	if a == nil {
		return "blank"
	}
	return a.String()
}

func year(n int) string {
	if n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
