package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

var wan, _ = value.UnitFactor("万元")

// operandsOf reads operands: an amount, - in front of one that is taken off, blank, or missing; the unit stands behind
// a slash: 5.00/元. The scale is the printed one.
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
		verdict                     document.Verdict
		l, r, difference, envelope  string
	}{
		{"exact", "5.00", "2.00 3.00", "", document.Exact, "5.00", "5.00", "0.00", "0.015"},
		{"exact in other scales", "5", "2.50 2.50", "", document.Exact, "5", "5.00", "0.00", "0.51"},
		{"exact with a subtrahend", "5.00", "8.00 ~3.00", "", document.Exact, "5.00", "5.00", "0.00", "0.015"},
		{"exact below zero", "-5.00", "-2.00 -3.00", "", document.Exact, "-5.00", "-5.00", "0.00", "0.015"},
		{"blanks count as nothing", "5.00", "5.00 blank blank", "", document.Exact, "5.00", "5.00", "0.00", "0.010"},
		{"zeros count as printed", "0.00", "0.00 blank", "", document.Exact, "0.00", "0.00", "0.00", "0.010"},

		{"a copy at the envelope", "5.01", "5.00", "", document.Rounding, "5.01", "5.00", "0.01", "0.010"},
		{"a copy just beyond", "5.02", "5.00", "", document.Mismatch, "5.02", "5.00", "0.02", "0.010"},
		{"three addends at the envelope", "9.02", "3.00 3.00 3.00", "", document.Rounding, "9.02", "9.00", "0.02", "0.020"},
		{"three addends at the envelope from below", "8.98", "3.00 3.00 3.00", "", document.Rounding, "8.98", "9.00", "-0.02",
			"0.020"},
		{"three addends just beyond", "9.03", "3.00 3.00 3.00", "", document.Mismatch, "9.03", "9.00", "0.03", "0.020"},
		{"two addends: the envelope lies between", "6.01", "3.00 3.00", "", document.Rounding, "6.01", "6.00", "0.01",
			"0.015"},
		{"two addends just beyond", "6.02", "3.00 3.00", "", document.Mismatch, "6.02", "6.00", "0.02", "0.015"},
		{"blank addends do not widen it", "9.02", "9.00 blank blank blank blank", "", document.Mismatch, "9.02", "9.00",
			"0.02", "0.010"},
		{"integers", "11", "5 5", "", document.Rounding, "11", "10", "1", "1.5"},
		{"integers just beyond", "12", "5 5", "", document.Mismatch, "12", "10", "2", "1.5"},
		{"six decimals", "1.000002", "0.500000 0.500000", "", document.Mismatch, "1.000002", "1.000000", "0.000002",
			"0.0000015"},
		{"tables of different decimals", "5.0", "5.04", "", document.Rounding, "5.0", "5.04", "-0.04", "0.055"},
		{"the total is blank", "blank", "5.00", "", document.Mismatch, "null", "5.00", "-5.00", "0.005"},
		{"the addends are blank", "5.00", "blank blank", "", document.Mismatch, "5.00", "null", "5.00", "0.005"},

		{"vacuous", "blank", "blank blank", "", document.Vacuous, "null", "null", "null", "null"},
		{"missing", "5.00", "missing 5.00", "", document.Untestable, "null", "null", "null", "null"},
		{"missing on the left", "missing", "5.00", "", document.Untestable, "null", "null", "null", "null"},
		{"missing among blanks", "blank", "missing", "", document.Untestable, "null", "null", "null", "null"},

		{"less", "1.00", "5.00", "<=", document.Exact, "1.00", "5.00", "-4.00", "0.010"},
		{"not more", "5.00", "5.00", "<=", document.Exact, "5.00", "5.00", "0.00", "0.010"},
		{"more by rounding", "5.01", "5.00", "<=", document.Rounding, "5.01", "5.00", "0.01", "0.010"},
		{"more", "5.02", "5.00", "<=", document.Mismatch, "5.02", "5.00", "0.02", "0.010"},
		{"less than blank", "0.17", "blank", "<=", document.Mismatch, "0.17", "null", "0.17", "0.005"},
		{"blank is not more", "blank", "0.17", "<=", document.Exact, "null", "0.17", "-0.17", "0.005"},
		{"vacuous inequality", "blank", "blank", "<=", document.Vacuous, "null", "null", "null", "null"},

		{"one unit that is not 万元", "5.00/元", "2.00/元 3.00/元", "", document.Exact, "5.00", "5.00", "0.00", "0.015"},
		{"units mixed, in yuan", "5.00/万元", "20000.00/元 30000.00/元", "", document.Exact, "50000.00", "50000.00", "0.00",
			"50.01"},
		{"units mixed, at the envelope", "5.00/万元", "49950.00/元", "", document.Rounding, "50000.00", "49950.00", "50.00",
			"50.005"},
		{"units mixed, just beyond", "5.00/万元", "49949.99/元", "", document.Mismatch, "50000.00", "49949.99", "50.01",
			"50.005"},
		{"units mixed, the other way round", "49950.00/元", "5.00/万元", "", document.Rounding, "49950.00", "50000.00", "-50.00",
			"50.005"},
		{"yuan without decimals", "49899/元", "5.00/万元", "", document.Mismatch, "49899", "50000.00", "-101.00", "50.5"},
		{"an unknown unit", "5.00/万元", "40000.00/元 10000.00/?", "", document.Untestable, "null", "null", "null", "null"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := evaluate(document.Check{ID: "c", Relation: c.relation}, operandsOf(t, c.left), operandsOf(t, c.right))
			said := []string{string(got.Verdict), amountText(got.Left), amountText(got.Right), amountText(got.Difference),
				trimmed(got.Envelope)}
			if want := []string{string(c.verdict), c.l, c.r, c.difference, trimmed2(c.envelope)}; !slices.Equal(said, want) {
				t.Errorf("%v, want %v", said, want)
			}
			if want := len(strings.Fields(c.left + " " + c.right)); len(got.Cells) != want {
				t.Errorf("%d cells, want %d", len(got.Cells), want)
			}
		})
	}
}

// trimmed prints an envelope without the zeros at its end: its scale is that of the arithmetic, not of anything
// printed.
func trimmed(a *value.Amount) string { return trimmed2(amountText(a)) }

func trimmed2(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func verdicts(list ...document.Verdict) []document.Check {
	var out []document.Check
	for _, v := range list {
		out = append(out, document.Check{Verdict: v})
	}
	return out
}

// A value is verified when a check covers it that holds, unchecked when none does, doubtful as soon as one fails. A
// dash is no value to prove.
func TestProve(t *testing.T) {
	printed, zero := amount(t, "5.00"), amount(t, "0.00")
	for _, c := range []struct {
		name   string
		before document.Proof
		checks []document.Check
		want   document.Proof

		because string
		unsure  []document.Reason // by the reading
		zero    bool              // all that the checks add up
	}{
		{name: "no check", because: "check"},
		{name: "exact", checks: verdicts(document.Exact), want: document.Verified},
		{name: "rounding", checks: verdicts(document.Rounding), want: document.Verified},
		{name: "mismatch", checks: verdicts(document.Mismatch), want: document.Doubtful, because: "mismatch"},
		{name: "untestable", checks: verdicts(document.Untestable), because: "check"},
		{name: "vacuous", checks: verdicts(document.Vacuous), because: "check"},
		{name: "one holds, one says nothing", checks: verdicts(document.Exact, document.Untestable), want: document.Verified},
		{name: "a failure behind", checks: verdicts(document.Exact, document.Mismatch), want: document.Doubtful,
			because: "mismatch"},
		{name: "a failure in front", checks: verdicts(document.Mismatch, document.Exact, document.Rounding),
			want: document.Doubtful, because: "mismatch"},
		{name: "an inequality proves nothing", because: "check",
			checks: []document.Check{{Verdict: document.Exact, Relation: "<="}, {Verdict: document.Rounding, Relation: "<="}}},
		{name: "an inequality fails", want: document.Doubtful, because: "mismatch",
			checks: []document.Check{{Verdict: document.Exact}, {Verdict: document.Mismatch, Relation: "<="}}},
		{name: "an unreadable text stays doubtful", before: document.Doubtful, checks: verdicts(document.Exact),
			want: document.Doubtful},
		{name: "a sum of zeros proves nothing", checks: verdicts(document.Exact), because: "check", zero: true},
		{name: "an unsure column is not proven", checks: verdicts(document.Exact),
			unsure: []document.Reason{document.UnsureColumn}, because: "column"},
		{name: "all that is missing", unsure: []document.Reason{document.UnsureTitle, document.NoUnit},
			because: "check title unit"},
	} {
		c.before, c.want = cmp.Or(c.before, document.Unchecked), cmp.Or(c.want, document.Unchecked)
		cell := &document.Cell{Proof: c.before}
		dash, aside := &document.Cell{Proof: document.Unchecked}, &document.Cell{Proof: document.Unchecked}
		row := document.Row{Address: "t/1", Name: "甲", Values: document.Values{{Column: "cell", Amount: &printed},
			{Column: "dash"}, {Column: "aside", Amount: &printed}},
			Cells: document.Cells{{ID: "cell", Cell: cell}, {ID: "dash", Cell: dash}, {ID: "aside", Cell: aside}}}
		doc := &document.Document{Checks: c.checks, Tables: []document.Table{{ID: "t", Rows: []document.Row{row}}}}
		var covered []int
		for i, k := range c.checks {
			doc.Checks[i].Cells = []document.Operand{{}, {Address: "t/1/cell", Value: &printed}, {Address: "t/1/dash"},
				{Address: "t/1/cell", Value: &printed}}
			if k.Verdict.Evaluated() {
				covered = append(covered, i)
			}
		}
		if c.zero {
			for i := range doc.Checks {
				for k := range doc.Checks[i].Cells {
					doc.Checks[i].Cells[k].Value = &zero
				}
			}
		}
		cell.Because = c.unsure
		Prove(doc, &extract.Document{})
		if got := strings.Trim(fmt.Sprint(cell.Because), "[]"); got != c.because {
			t.Errorf("%s: because of %s, want %s", c.name, got, c.because)
		}
		if !slices.Equal(cell.Checks, covered) || aside.Checks != nil {
			t.Errorf("%s: the cell names the checks %v, want %v", c.name, cell.Checks, covered)
		}
		if cell.Proof != c.want || aside.Proof != document.Unchecked || dash.Proof == document.Verified {
			t.Errorf("%s: %s, a dash %s, want %s", c.name, cell.Proof, dash.Proof, c.want)
		}
	}
}

func amount(t *testing.T, s string) value.Amount {
	t.Helper()
	a, err := value.NewAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func amountText(a *value.Amount) string {
	if a == nil {
		return "null"
	}
	return a.String()
}

// TestNameless: where two rows read the same, or nothing names a row, no sum proves where its amounts belong.
func TestNameless(t *testing.T) {
	five := amount(t, "5.00")
	row := func(at address.Address, code string) document.Row {
		return document.Row{Address: at, Code: code, Role: document.Item,
			Values: document.Values{{Column: "total", Amount: &five}},
			Cells:  document.Cells{{ID: "total", Cell: &document.Cell{Proof: document.Unchecked}}}}
	}
	doc := &document.Document{Tables: []document.Table{{ID: "t", Rows: []document.Row{
		row("t/201", "201"), row("t/202", "202"), row("t/202~2", "202"), row("t/", ""),
	}}}}
	for _, r := range doc.Tables[0].Rows {
		operand := document.Operand{Address: r.Address + "/total", Value: &five}
		doc.Checks = append(doc.Checks, document.Check{Verdict: document.Exact, Cells: []document.Operand{operand, operand}})
	}
	Prove(doc, &extract.Document{})
	var got []string
	for _, r := range doc.Tables[0].Rows {
		c := r.Cells.Get("total")
		got = append(got, string(c.Proof)+fmt.Sprint(c.Because))
	}
	if want := []string{"verified[]", "unchecked[row]", "unchecked[row]", "unchecked[row]"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
