package normalize

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/value"
)

var wan, _ = value.UnitFactor("万元")

// operandsOf reads operands: an amount, - in front of one that is taken off, blank, or missing; the unit stands behind a
// slash: 5.00/元. The scale is the printed one.
func operandsOf(t *testing.T, list string) []operand {
	t.Helper()
	var out []operand
	for _, w := range strings.Fields(list) {
		o := operand{factor: wan}
		w, unit, ok := strings.Cut(w, "/")
		if ok {
			o.factor, _ = value.UnitFactor(unit)
		}
		switch w {
		case "missing":
			o.missing = true
		case "blank":
		default:
			o.Negative = strings.HasPrefix(w, "~")
			a := amount(t, strings.TrimPrefix(w, "~"))
			o.Value, o.scale = &a, a.Scale()
		}
		out = append(out, o)
	}
	return out
}

func TestEvaluate(t *testing.T) {
	for _, c := range []struct {
		name, left, right, relation string
		verdict                     string
		l, r, difference, envelope  string
	}{
		{"exact", "5.00", "2.00 3.00", "", Exact, "5.00", "5.00", "0.00", "0.015"},
		{"exact in other scales", "5", "2.50 2.50", "", Exact, "5", "5.00", "0.00", "1.5"},
		{"exact with a subtrahend", "5.00", "8.00 ~3.00", "", Exact, "5.00", "5.00", "0.00", "0.015"},
		{"exact below zero", "-5.00", "-2.00 -3.00", "", Exact, "-5.00", "-5.00", "0.00", "0.015"},
		{"blanks count as nothing", "5.00", "5.00 blank blank", "", Exact, "5.00", "5.00", "0.00", "0.010"},
		{"zeros count as printed", "0.00", "0.00 blank", "", Exact, "0.00", "0.00", "0.00", "0.010"},

		{"a copy at the envelope", "5.01", "5.00", "", Rounding, "5.01", "5.00", "0.01", "0.010"},
		{"a copy just beyond", "5.02", "5.00", "", Mismatch, "5.02", "5.00", "0.02", "0.010"},
		{"three addends at the envelope", "9.02", "3.00 3.00 3.00", "", Rounding, "9.02", "9.00", "0.02", "0.020"},
		{"three addends at the envelope from below", "8.98", "3.00 3.00 3.00", "", Rounding, "8.98", "9.00", "-0.02", "0.020"},
		{"three addends just beyond", "9.03", "3.00 3.00 3.00", "", Mismatch, "9.03", "9.00", "0.03", "0.020"},
		{"two addends: the envelope lies between", "6.01", "3.00 3.00", "", Rounding, "6.01", "6.00", "0.01", "0.015"},
		{"two addends just beyond", "6.02", "3.00 3.00", "", Mismatch, "6.02", "6.00", "0.02", "0.015"},
		{"blank addends do not widen it", "9.02", "9.00 blank blank blank blank", "", Mismatch, "9.02", "9.00", "0.02", "0.010"},
		{"integers", "11", "5 5", "", Rounding, "11", "10", "1", "1.5"},
		{"integers just beyond", "12", "5 5", "", Mismatch, "12", "10", "2", "1.5"},
		{"six decimals", "1.000002", "0.500000 0.500000", "", Mismatch, "1.000002", "1.000000", "0.000002", "0.0000015"},
		{"the coarsest of the tables", "5.0", "5.04", "", Rounding, "5.0", "5.04", "-0.04", "0.10"},
		{"the total is blank", "blank", "5.00", "", Mismatch, "null", "5.00", "-5.00", "0.005"},
		{"the addends are blank", "5.00", "blank blank", "", Mismatch, "5.00", "null", "5.00", "0.005"},

		{"vacuous", "blank", "blank blank", "", Vacuous, "null", "null", "null", "null"},
		{"missing", "5.00", "missing 5.00", "", Untestable, "null", "null", "null", "null"},
		{"missing on the left", "missing", "5.00", "", Untestable, "null", "null", "null", "null"},
		{"missing among blanks", "blank", "missing", "", Untestable, "null", "null", "null", "null"},

		{"less", "1.00", "5.00", "<=", Exact, "1.00", "5.00", "-4.00", "0.010"},
		{"not more", "5.00", "5.00", "<=", Exact, "5.00", "5.00", "0.00", "0.010"},
		{"more by rounding", "5.01", "5.00", "<=", Rounding, "5.01", "5.00", "0.01", "0.010"},
		{"more", "5.02", "5.00", "<=", Mismatch, "5.02", "5.00", "0.02", "0.010"},
		{"less than blank", "0.17", "blank", "<=", Mismatch, "0.17", "null", "0.17", "0.005"},
		{"blank is not more", "blank", "0.17", "<=", Exact, "null", "0.17", "-0.17", "0.005"},
		{"vacuous inequality", "blank", "blank", "<=", Vacuous, "null", "null", "null", "null"},

		{"one unit that is not 万元", "5.00/元", "2.00/元 3.00/元", "", Exact, "5.00", "5.00", "0.00", "0.015"},
		{"units mixed, in yuan", "5.00/万元", "20000.00/元 30000.00/元", "", Exact, "50000.00", "50000.00", "0.00", "150.000"},
		{"units mixed, at the envelope", "5.00/万元", "49900.00/元", "", Rounding, "50000.00", "49900.00", "100.00", "100.000"},
		{"units mixed, just beyond", "5.00/万元", "49899.99/元", "", Mismatch, "50000.00", "49899.99", "100.01", "100.000"},
		{"units mixed, the other way round", "49900.00/元", "5.00/万元", "", Rounding, "49900.00", "50000.00", "-100.00", "100.000"},
		{"yuan without decimals", "49899/元", "5.00/万元", "", Mismatch, "49899", "50000.00", "-101.00", "100.000"},
		{"an unknown unit", "5.00/万元", "40000.00/元 10000.00/?", "", Untestable, "null", "null", "null", "null"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := evaluate(Check{ID: "c", Relation: c.relation}, operandsOf(t, c.left), operandsOf(t, c.right))
			wantEqual(t, "check", []string{got.Verdict, amountText(got.Left), amountText(got.Right), amountText(got.Difference), trimmed(got.Envelope)},
				[]string{c.verdict, c.l, c.r, c.difference, trimmed2(c.envelope)})
			if want := len(strings.Fields(c.left + " " + c.right)); len(got.Cells) != want {
				t.Errorf("%d cells, want %d", len(got.Cells), want)
			}
		})
	}
}

// trimmed prints an envelope without the zeros at its end: its scale is that of the arithmetic, not of anything printed.
func trimmed(a *value.Amount) string { return trimmed2(amountText(a)) }

func trimmed2(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// A value is verified when a check covers it that holds, unchecked when none does, doubtful as soon as one fails. A dash is no
// value to prove.
func TestProve(t *testing.T) {
	printed := amount(t, "5.00")
	for _, c := range []struct {
		name   string
		before string
		checks []Check
		want   string
	}{
		{"no check", Unchecked, nil, Unchecked},
		{"exact", Unchecked, []Check{{Verdict: Exact}}, Verified},
		{"rounding", Unchecked, []Check{{Verdict: Rounding}}, Verified},
		{"mismatch", Unchecked, []Check{{Verdict: Mismatch}}, Doubtful},
		{"untestable", Unchecked, []Check{{Verdict: Untestable}}, Unchecked},
		{"vacuous", Unchecked, []Check{{Verdict: Vacuous}}, Unchecked},
		{"one holds, one says nothing", Unchecked, []Check{{Verdict: Exact}, {Verdict: Untestable}}, Verified},
		{"a failure behind", Unchecked, []Check{{Verdict: Exact}, {Verdict: Mismatch}}, Doubtful},
		{"a failure in front", Unchecked, []Check{{Verdict: Mismatch}, {Verdict: Exact}, {Verdict: Rounding}}, Doubtful},
		{"an inequality proves nothing", Unchecked, []Check{{Verdict: Exact, Relation: "<="}, {Verdict: Rounding, Relation: "<="}}, Unchecked},
		{"an inequality fails", Unchecked, []Check{{Verdict: Exact}, {Verdict: Mismatch, Relation: "<="}}, Doubtful},
		{"an unreadable text stays doubtful", Doubtful, []Check{{Verdict: Exact}}, Doubtful},
	} {
		cell, dash, aside := &Cell{Proof: c.before}, &Cell{Proof: Unchecked}, &Cell{Proof: Unchecked}
		n := &normalizer{out: &Document{Checks: c.checks}}
		var covered []int
		for i, k := range c.checks {
			n.out.Checks[i].Cells = []Operand{{}, {cell: cell, Value: &printed}, {cell: dash}, {cell: cell, Value: &printed}}
			if k.Verdict != Untestable && k.Verdict != Vacuous {
				covered = append(covered, i)
			}
		}
		n.prove(func(*Cell) bool { return false })
		if !slices.Equal(cell.Checks, covered) || aside.Checks != nil {
			t.Errorf("%s: the cell names the checks %v, want %v", c.name, cell.Checks, covered)
		}
		if cell.Proof != c.want || aside.Proof != Unchecked || dash.Proof == Verified {
			t.Errorf("%s: %s, a dash %s, want %s", c.name, cell.Proof, dash.Proof, c.want)
		}
	}
}

// The same on a document: what two checks cover, of which one fails, is doubtful in all its cells and in no other.
func TestProofsOfADocument(t *testing.T) {
	form := testForm(t, "{id: columns, rows: spending, left: total, right: basic + project}", "{id: tree, tree: spending, columns: [total]}")
	doc := normalized(t, form, tableOf("支出情况表", spendingHead, spendingCode, "---",
		" |  |  | 总计 | 5.00 | 2.00 | 3.00", "201 |  |  | 甲 | 3.00 | 2.00 | 1.00", "208 |  |  | 乙 | 2.50 |  | 2.00", "210 |  |  | 丙 |  |  | "))
	var got []string
	for _, r := range tableByID(t, doc, "spending").Rows {
		for _, c := range r.Cells {
			if c.ID != "code" && c.ID != "name" {
				got = append(got, r.Name+" "+c.ID+" "+c.Proof)
			} else if c.Proof != "" {
				t.Errorf("the %s of %s is %s", c.ID, r.Name, c.Proof)
			}
		}
	}
	wantEqual(t, "proofs", got, []string{"总计 total doubtful", "总计 basic verified", "总计 project verified",
		"甲 total doubtful", "甲 basic verified", "甲 project verified", "乙 total doubtful", "乙 project doubtful"})
}

// Where the text is in doubt no sum proves it: a page that reads as no language, a character that could not be decoded.
func TestProofsOfDoubtfulText(t *testing.T) {
	form := testForm(t, "{id: columns, rows: spending, left: total, right: basic}")
	table := spendingTable("201 |  |  | 甲 | 3.00 | 3.00 | ", "208 |  |  | 乙 | 2.00 | 2.00 | \uFFFD")
	for _, c := range []struct {
		garbage int
		want    []string
	}{
		{0, []string{Verified, Verified, Verified, Verified, Doubtful}},
		{1, []string{Doubtful, Doubtful, Doubtful, Doubtful, Doubtful}},
		{2, []string{Verified, Verified, Verified, Verified, Doubtful}},
	} {
		doc := &extract.Document{Tables: []extract.Table{*table}}
		if c.garbage > 0 {
			doc.Findings = []finding.Finding{{ID: "text.garbage", Page: c.garbage}}
		}
		var got []string
		for _, r := range tableByID(t, normalizedDocument(doc, form), "spending").Rows {
			for _, cell := range r.Cells {
				if cell.ID != "code" && cell.ID != "name" {
					got = append(got, cell.Proof)
				}
			}
		}
		wantEqual(t, "proofs", got, c.want)
	}
}
