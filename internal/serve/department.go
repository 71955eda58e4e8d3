package serve

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"gongkai/internal/catalogue"
	"gongkai/internal/serve/chart"
)

func (s *Server) departmentsPage(ctx context.Context, _ *http.Request, a *asked, _ *view) (any, error) {
	list, err := s.catalogue.Departments(ctx, a.filter(), a.offset(), a.per+1)
	return pageOf(list, a), err
}

func (s *Server) department(ctx context.Context, id string) (*catalogue.Department, error) {
	d, err := s.catalogue.DepartmentOf(ctx, id)
	if err == nil && d == nil {
		err = notFound("department_id: " + cut(id))
	}
	return d, err
}

// departmentData is what the page of a department shows.
type departmentData struct {
	*catalogue.Department
	Kind     string // of the papers that figures and projects are of
	Kinds    []string
	Figures  []figure
	Table    []measureRow
	Years    []int
	Series   []catalogue.Series
	Projects []projectYear
	Scale    scale
}

type figure struct {
	Title string
	Image template.HTML
	Note  string
}

// measureRow is a measure over the years.
type measureRow struct {
	Measure string
	Unit    string
	Points  []*catalogue.Measured // by year; nil where there is no paper
}

// projectYear are the projects of one year.
type projectYear struct {
	Year     int
	Projects []catalogue.Project
	Fates    []catalogue.Tally
}

// Measures of the figures.
var (
	overYears   = []string{"income.total", "expenditure.total"}
	threePublic = []string{"three_public.total", "three_public.abroad", "three_public.reception",
		"three_public.vehicles"}
	inTable = []string{"income.total", "expenditure.total", "expenditure.basic", "expenditure.personnel",
		"expenditure.public",
		"expenditure.project", "general_public.total", "government_fund.total", "three_public.total", "three_public.abroad",
		"three_public.reception", "three_public.vehicles", "operating_expenses", "procurement.total", "staff.actual",
		"vehicles.count"}
)

// mostClasses stand in the figure of classes.
const mostClasses = 12

func (s *Server) departmentPage(ctx context.Context, r *http.Request, a *asked, v *view) (any, error) {
	dep, err := s.department(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v.Title = dep.Name
	d := departmentData{Department: dep, Kind: a.text("kind")}
	for _, p := range dep.Papers {
		if !slices.Contains(d.Kinds, p.Kind) {
			d.Kinds = append(d.Kinds, p.Kind)
		}
	}
	if !slices.Contains(d.Kinds, d.Kind) {
		d.Kind = d.Kinds[0]
	}
	byYear := map[string]map[int]*catalogue.Measured{}
	var most decimal.Decimal
	for i := range dep.Measures {
		m := &dep.Measures[i]
		if m.Kind != d.Kind || m.Period != "current" || m.Disclosed == 0 {
			continue
		}
		if !slices.Contains(d.Years, m.Disclosed) {
			d.Years = append(d.Years, m.Disclosed)
		}
		key := m.Measure + " " + m.Code
		if byYear[key] == nil {
			byYear[key] = map[int]*catalogue.Measured{}
		}
		// Of a name that has papers of the whole department and of its own offices, the whole one speaks.
		if old := byYear[key][m.Disclosed]; old == nil || old.Value == "" || m.Value != "" && m.Scope == "department" {
			byYear[key][m.Disclosed] = m
		}
		if x, err := decimal.NewFromString(m.Value); err == nil && m.Unit == "元" && x.GreaterThan(most) {
			most = x
		}
	}
	slices.Sort(d.Years)
	d.Scale = v.scaleOf("元", most)
	for _, id := range inTable {
		row := measureRow{Measure: id}
		some := false
		for _, y := range d.Years {
			m := byYear[id+" "][y]
			if m != nil {
				row.Unit = m.Unit
				some = some || m.Value != ""
			}
			row.Points = append(row.Points, m)
		}
		if some {
			d.Table = append(d.Table, row)
		}
	}
	d.Figures = append(d.Figures, s.overYears(v, d.Years, byYear, overYears, "department.money", true)...)
	d.Figures = append(d.Figures, s.overYears(v, d.Years, byYear, threePublic, "department.threepublic", false)...)
	d.Figures = append(d.Figures, s.byClass(v, &d, dep)...)
	for _, x := range dep.Series {
		if x.Kind == d.Kind {
			d.Series = append(d.Series, x)
		}
	}
	// What differs comes first.
	order := []string{"scale", "revised", "agrees"}
	slices.SortStableFunc(d.Series, func(a, b catalogue.Series) int {
		return cmp.Compare(slices.Index(order, a.Verdict), slices.Index(order, b.Verdict))
	})
	d.Projects = projectsByYear(dep.Projects, d.Kind)
	return d, nil
}

// overYears draws measures over the years.
func (s *Server) overYears(v *view, years []int, by map[string]map[int]*catalogue.Measured, measures []string,
	title string, columns bool) []figure {
	var most decimal.Decimal
	for _, id := range measures {
		for _, m := range by[id+" "] {
			if x, err := decimal.NewFromString(m.Value); err == nil && x.GreaterThan(most) {
				most = x
			}
		}
	}
	sc := v.scaleOf("元", most)
	f := chart.Chart{Title: v.T(title), Unit: sc.name, Width: 560}
	for _, y := range years {
		f.Labels = append(f.Labels, strconv.Itoa(y))
	}
	some := 0
	for _, id := range measures {
		line := chart.Series{Name: v.Measure(id)}
		there := false
		for _, y := range years {
			value := chart.Value{}
			if m := by[id+" "][y]; m != nil && m.Value != "" {
				if x, err := decimal.NewFromString(m.Value); err == nil {
					value = sc.value(x, valueLink(m.Document, m.Source))
					there = true
					some++
				}
			}
			line.Values = append(line.Values, value)
		}
		if there {
			f.Series = append(f.Series, line)
		}
	}
	if some == 0 || most.IsZero() {
		return nil
	}
	image := ""
	if columns || len(years) < fewestYears {
		image = f.Columns()
	} else {
		image = f.Lines()
	}
	return []figure{{Title: f.Title, Image: template.HTML(image)}}
}

// byClass draws the last year's expenditure by functional class, beside the year before.
func (s *Server) byClass(v *view, d *departmentData, dep *catalogue.Department) []figure {
	if len(d.Years) == 0 {
		return nil
	}
	last := d.Years[len(d.Years)-1]
	type row struct {
		code, name string
		values     map[int]*catalogue.Measured
		size       decimal.Decimal
	}
	rows := map[string]*row{}
	var most decimal.Decimal
	for i := range dep.Measures {
		m := &dep.Measures[i]
		if m.Measure != "expenditure.function" || m.Kind != d.Kind || m.Period != "current" || m.Value == "" ||
			m.Disclosed < last-1 {
			continue
		}
		x, err := decimal.NewFromString(m.Value)
		if err != nil {
			continue
		}
		if rows[m.Code] == nil {
			rows[m.Code] = &row{code: m.Code, name: m.Name, values: map[int]*catalogue.Measured{}}
		}
		rows[m.Code].values[m.Disclosed] = m
		if m.Disclosed == last {
			rows[m.Code].size = x
		}
		if x.GreaterThan(most) {
			most = x
		}
	}
	var list []*row
	for _, x := range rows {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *row) int { return cmp.Or(b.size.Cmp(a.size), cmp.Compare(a.code, b.code)) })
	list = list[:min(len(list), mostClasses)]
	if len(list) == 0 {
		return nil
	}
	sc := v.scaleOf("元", most)
	f := chart.Chart{Title: v.T("department.classes", last), Unit: sc.name, Width: 560}
	years := []int{last}
	if slices.Contains(d.Years, last-1) {
		years = []int{last, last - 1}
	}
	for _, y := range years {
		f.Series = append(f.Series, chart.Series{Name: strconv.Itoa(y)})
	}
	for _, x := range list {
		f.Labels = append(f.Labels, x.code+" "+x.name)
		for i, y := range years {
			value := chart.Value{}
			if m := x.values[y]; m != nil {
				if a, err := decimal.NewFromString(m.Value); err == nil {
					value = sc.value(a, valueLink(m.Document, m.Source))
				}
			}
			f.Series[i].Values = append(f.Series[i].Values, value)
		}
	}
	return []figure{{Title: f.Title, Image: template.HTML(f.Bars())}}
}

// fates of projects in the order in which they are counted.
var fates = []string{"new", "grew", "shrank", "same", "gone"}

func projectsByYear(list []catalogue.Project, kind string) []projectYear {
	var out []projectYear
	for _, p := range list {
		if p.Kind != kind {
			continue
		}
		i := slices.IndexFunc(out, func(y projectYear) bool { return y.Year == p.Year })
		if i < 0 {
			i = len(out)
			out = append(out, projectYear{Year: p.Year})
		}
		out[i].Projects = append(out[i].Projects, p)
	}
	slices.SortFunc(out, func(a, b projectYear) int { return cmp.Compare(b.Year, a.Year) })
	for i := range out {
		for _, fate := range fates {
			n := 0
			for _, p := range out[i].Projects {
				if p.Fate == fate {
					n++
				}
			}
			if n > 0 {
				out[i].Fates = append(out[i].Fates, catalogue.Tally{Key: fate, Count: n})
			}
		}
	}
	return out
}

// Amount writes an amount of the table of measures.
func (d departmentData) Amount(m *catalogue.Measured) string {
	if m == nil || m.Value == "" {
		return "–"
	}
	x, err := decimal.NewFromString(m.Value)
	if err != nil {
		return "–"
	}
	if m.Unit != "元" {
		return chart.Grouped(x.String())
	}
	return d.Scale.text(x)
}
