package serve

import (
	"strconv"
	"strings"

	"gongkai/internal/limits"
	"gongkai/internal/serve/chart"
)

// notes say where the numbers of a comparison come from, in a form that may be printed below a figure.
func (c *comparison) notes(v *view) []string {
	var files []string
	seen := map[string]bool{}
	for _, l := range c.all[:min(len(c.all), limits.ServeFigureLines)] {
		for i, p := range l.Values {
			if p.Document == "" || seen[p.Document] {
				continue
			}
			seen[p.Document] = true
			if len(files) < mostSources {
				files = append(files, v.T("note.source", l.Department, v.T("kind."+l.Kind), c.Years[i], p.File, p.Page))
			}
		}
	}
	out := []string{v.T("note.sources", len(seen)) + " " + strings.Join(files, v.T("note.between"))}
	if n := len(seen) - len(files); n > 0 {
		out[0] += v.T("note.more", n)
	}
	corrected := 0
	for _, l := range c.all {
		for _, p := range l.Values {
			if len(p.Corrected) > 0 {
				corrected++
			}
		}
	}
	if corrected > 0 {
		out = append(out, v.T("note.corrected", corrected))
	}
	n := 0
	for _, r := range c.Reasons {
		n += r.Count
	}
	if n > 0 {
		out = append(out, v.T("note.left", n))
	}
	return out
}

// mostSources are the papers that a note names.
const mostSources = 12

// figure draws a comparison: bars of the last year, or lines over several years of a few departments.
func (c *comparison) figure(v *view, alone bool) string {
	scale := v.scaleOf(c.Unit, c.largest())
	f := chart.Chart{Title: v.measureName(c), Unit: scale.name, Alone: alone}
	if alone {
		f.Notes = c.notes(v)
	}
	value := func(p *comparedPoint) chart.Value {
		if p.Value == nil {
			return chart.Value{}
		}
		if alone {
			return scale.value(*p.Value, "")
		}
		return scale.value(*p.Value, valueLink(p.Document, p.Source))
	}
	lines := c.all
	if len(c.Years) >= fewestYears && len(lines) <= len(chart.Colours) {
		for _, y := range c.Years {
			f.Labels = append(f.Labels, strconv.Itoa(y))
		}
		for i := range lines {
			s := chart.Series{Name: lines[i].Department}
			for k := range lines[i].Values {
				s.Values = append(s.Values, value(&lines[i].Values[k]))
			}
			f.Series = append(f.Series, s)
		}
		return f.Lines()
	}
	lines = lines[:min(len(lines), limits.ServeFigureLines)]
	from := max(0, len(c.Years)-mostBars)
	for _, y := range c.Years[from:] {
		f.Series = append(f.Series, chart.Series{Name: strconv.Itoa(y)})
	}
	for i := range lines {
		f.Labels = append(f.Labels, lines[i].Department)
		for k := range f.Series {
			f.Series[k].Values = append(f.Series[k].Values, value(&lines[i].Values[from+k]))
		}
	}
	return f.Bars()
}

// fewestYears make lines worth drawing; mostBars stand beside each other for one department.
const (
	fewestYears = 3
	mostBars    = 2
)
