package explain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/hanzi"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

func read(t testing.TB, file string) *Source {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r, err := normalize.ReadBytes(t.Context(), data, normalize.Options{Name: filepath.Base(file), Forms: forms})
	if err != nil {
		t.Fatal(err)
	}
	return &Source{Printed: r.Printed, Match: r.Match, Document: r.Document, Form: r.Match.Form}
}

// Of every value of the fixtures the runs put together are what is printed, and its table and column have their
// evidence.
func TestEveryValue(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("../../../shared/corpus/synthetic/*.pdf")
	for _, file := range append(files, more...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			s := read(t, file)
			values, unlike := 0, 0
			for p := range s.Document.Places() {
				if !p.IsAmount() || p.Fact != nil {
					continue
				}
				values++
				e := s.Value(p)
				if e.Table == nil || e.Column == nil {
					t.Errorf("%s: no table or column: %+v", p.Address, e)
					continue
				}
				for _, c := range e.Checks {
					if c.Equation == "" {
						t.Errorf("%s: the check %s is not spelled out", p.Address, c.ID)
					}
				}
				if p.Cell == nil {
					continue
				}
				var b strings.Builder
				for _, c := range e.Cells {
					for _, piece := range c.Pieces {
						for _, l := range piece.Lines {
							for _, r := range l.Runs {
								b.WriteString(r.Text)
								if !piece.Box.Expand(60).Contains(r.Box.CenterX(), r.Box.CenterY()) {
									t.Errorf("%s: the run %q stands far from its cell", p.Address, r.Text)
								}
							}
						}
					}
				}
				if hanzi.Key(b.String()) != hanzi.Key(p.Cell.Raw) {
					if unlike++; unlike < 5 {
						t.Errorf("%s: the runs say %q, the cell %q", p.Address, b.String(), p.Cell.Raw)
					}
				}
				for _, w := range e.Column.Words[max(0, len(e.Column.Words)-1):] { // the cell directly above
					if w.Declared != "" && w.Printed != "" && w.Likeness < 0.3 {
						t.Errorf("%s: the header %q was taken for %q", p.Address, w.Printed, w.Declared)
					}
				}
			}
			if values < 100 {
				t.Errorf("only %d values", values)
			}
		})
	}
}

func amount(s string) *value.Amount {
	if s == "" {
		return nil
	}
	a, err := value.NewAmount(s)
	if err != nil {
		panic(err)
	}
	return &a
}

func TestSpell(t *testing.T) {
	operands := func(s string) []document.Operand {
		var out []document.Operand
		for _, w := range strings.Fields(s) {
			o := document.Operand{}
			if w != "_" {
				w, o.Negative = strings.CutPrefix(w, "~")
				o.Value = amount(w)
			}
			out = append(out, o)
		}
		return out
	}
	for _, c := range []struct {
		left, right, sums string
		verdict           document.Verdict
		relation, want    string
		blank             int
		yuan              bool
	}{
		{"26.27", "26.27 0.00 _", "26.27 26.27", document.Exact, "", "26.27 = 26.27 + 0.00", 1, false},
		{"5.00", "3.00 1.99", "5.00 4.99", document.Rounding, "", "5.00 ≈ 3.00 + 1.99 = 4.99", 0, false},
		{"5.00 1.00", "3.00 ~1.00", "6.00 2.00", document.Mismatch, "",
			"6.00 = 5.00 + 1.00 ≠ 3.00 - 1.00 = 2.00", 0, false},
		{"5.00", "3.00", "5.00 3.00", document.Mismatch, "<=", "5.00 > 3.00", 0, false},
		{"2.00", "3.00", "2.00 3.00", document.Exact, "<=", "2.00 ≤ 3.00", 0, false},
		{"_", "3.00", " 3.00", document.Mismatch, "", "– ≠ 3.00", 1, false},
		{"0.00", "2.00 -2.00", "0.00 0.00", document.Exact, "", "0.00 = 2.00 + (-2.00)", 0, false},
		{"-1.00", "~1.00", "-1.00 -1.00", document.Exact, "", "-1.00 = - 1.00", 0, false},
		{"1.00", "10000", "10000.00 10000", document.Exact, "", "10000.00 = 1.00 = 10000", 0, true},
		{"", "", "90 90", document.Exact, "", "90 = 90", 0, false},
	} {
		left := operands(c.left)
		check := document.Check{Verdict: c.verdict, Relation: c.relation, Cells: append(left, operands(c.right)...)}
		if len(left) > 1 {
			check.LeftCells = len(left)
		}
		l, r, _ := strings.Cut(c.sums, " ")
		check.Left, check.Right = amount(l), amount(r)
		got := Spell(&check)
		if got.String() != c.want || got.Blank != c.blank || got.Yuan != c.yuan {
			t.Errorf("%q, %d blank, yuan %v; want %q, %d, %v", got.String(), got.Blank, got.Yuan, c.want, c.blank,
				c.yuan)
		}
	}
}

func TestSays(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	form := forms[0]
	for _, f := range forms {
		if f.ID == "cn-xinjiang-budget" {
			form = f
		}
	}
	for _, c := range []struct{ id, en, zh string }{
		{"expenditure.columns", "Total = Basic expenditure + Project expenditure", "合计 = 基本支出 + 项目支出"},
		{"expenditure.rows", "each row is the sum of the rows below it", "each row is the sum of the rows below it"},
		{"expenditure.rows.leaves", "the total is the sum of the lowest rows",
			"the total is the sum of the lowest rows"},
		{"cross.income_total", "summary.income.total.budget = income.total.total",
			"《部门收支总体情况表》合计·预算数 = 《部门收入总体情况表》合计·"},
		{"three_public.vehicles", "vehicles = vehicles.purchase + vehicles.operation", ""},
		{"no.such", "", ""},
	} {
		check := &document.Check{ID: c.id}
		if got := Says(check, form, false).String(); got != c.en {
			t.Errorf("%s: %s", c.id, got)
		}
		if got := Says(check, form, true).String(); !strings.HasPrefix(got, c.zh) {
			t.Errorf("%s: %s", c.id, got)
		}
	}
	for i := range form.Checks {
		if Says(&document.Check{ID: form.Checks[i].ID}, form, true).String() == "" {
			t.Errorf("nothing is said of %s", form.Checks[i].ID)
		}
	}
	if got := Says(&document.Check{ID: "expenditure.columns"}, nil, true); got.String() != "" {
		t.Errorf("without a form: %s", got)
	}
}

func TestAt(t *testing.T) {
	s := read(t, "../../fixtures/seed-word.pdf")
	for p := range s.Document.Places() {
		if p.Cell == nil {
			continue
		}
		b := p.Cell.Box
		found := At(s.Document, p.Cell.Page,
			geometry.Rect{X0: b.CenterX(), Y0: b.CenterY(), X1: b.CenterX(), Y1: b.CenterY()})
		at := false
		for _, f := range found {
			at = at || f.Address == p.Address
		}
		if !at {
			t.Errorf("%s is not found at its own place", p.Address)
		}
		if found := At(s.Document, p.Cell.Page, b); len(found) == 0 {
			t.Errorf("%s is not found in its own box", p.Address)
		}
		if near := Near(s.Document, p.Cell.Page, b, 3); len(near) == 0 {
			t.Errorf("nothing is near %s", p.Address)
		}
	}
	if got := At(s.Document, 5, geometry.Rect{}); got != nil {
		t.Errorf("%d values in the corner of the page", len(got))
	}
	if got := Near(s.Document, 999, geometry.Rect{}, 3); len(got) != 0 {
		t.Error("values on a page that is not there")
	}
}

// A finding belongs to a value that stands within its box, or anywhere on its page where it has none; a value that is
// printed nowhere has none.
func TestFindingsOfAPlace(t *testing.T) {
	box := func(x float64) *geometry.Rect { return &geometry.Rect{X0: x, Y0: 0, X1: x + 10, Y1: 10} }
	s := &Source{Document: &document.Document{Diagnostics: []finding.Finding{{ID: "document"}, {ID: "page", Page: 2},
		{ID: "here", Page: 2, Box: box(0)}, {ID: "beside", Page: 2, Box: box(50)}, {ID: "overleaf", Page: 3, Box: box(0)},
		{ID: "table.unmapped", Page: 2, Box: box(0)}}}}
	for _, c := range []struct {
		page int
		box  *geometry.Rect
		want string
	}{
		{2, box(5), "page here"}, {2, nil, ""}, {0, nil, ""}, {0, box(0), ""}, {3, box(5), "overleaf"}, {4, box(0), ""},
	} {
		e := &Evidence{Page: c.page, Box: c.box}
		s.findings(e)
		var ids []string
		for _, f := range e.Findings {
			ids = append(ids, f.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("page %d, box %v: %s, want %s", c.page, c.box, got, c.want)
		}
	}
}

// Of a document without its making only what the output has is said.
func TestFromOutput(t *testing.T) {
	s := read(t, "../../fixtures/seed-word.pdf")
	s.Printed, s.Match = nil, nil
	e := s.Value(s.Document.Find("income/2080505/total"))
	if e.Cells != nil || e.Column != nil || e.Table != nil || len(e.Checks) != 4 || len(e.Row) != 2 ||
		e.Raw != "26.27" {
		t.Errorf("%+v", e)
	}
}
