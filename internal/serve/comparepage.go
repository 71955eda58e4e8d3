package serve

import (
	"context"
	"html/template"
	"net/http"

	"github.com/shopspring/decimal"

	"gongkai/internal/catalogue"
	"gongkai/internal/limits"
)

type compareData struct {
	*comparison
	Figure   template.HTML
	Scale    scale
	Notes    []string
	Measures []measureInfo
	Chosen   []catalogue.DepartmentLine
}

// Value writes a value of the table.
func (d compareData) Value(x *decimal.Decimal) string {
	if x == nil {
		return "–"
	}
	return d.Scale.text(*x)
}

// UnitName names the unit of the table.
func (d compareData) UnitName() string { return d.Scale.name }

func (s *Server) comparePage(ctx context.Context, _ *http.Request, a *asked, v *view) (any, error) {
	c, err := s.compare(ctx, a)
	if err != nil {
		return nil, err
	}
	d := compareData{comparison: c, Figure: template.HTML(c.figure(v, false)), Scale: v.scaleOf(c.Unit, c.largest()),
		Notes:    c.notes(v),
		Measures: measureList()}
	if ids := a.text("ids"); ids != "" {
		if d.Chosen, err = s.catalogue.Departments(ctx, catalogue.Filter{IDs: ids}, 0, limits.ServePage); err != nil {
			return nil, err
		}
	}
	v.Title = v.measureName(c)
	return d, nil
}

// LastShare is the share of a line in the last year.
func (d compareData) LastShare(l comparedLine) *decimal.Decimal {
	if n := len(l.Values); n > 0 {
		return l.Values[n-1].Share
	}
	return nil
}
