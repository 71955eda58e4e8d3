package narrative

import (
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Cells are the table cells of the document that facts may agree with.
type Cells interface {
	// Find gives the amount of a cell by its address, table/row/column or table/side/row/column, and how many yuan
	// its unit is.
	Find(at address.Address) (amount, factor value.Amount, ok bool)
	// Rows gives the rows of a table that have a code, for the items that the text names without one.
	Rows(table string) []Row
}

// Row is a row of a table by function.
type Row struct {
	Address address.Address // table/row
	Code    string
	Name    string
}

// Comparison is a fact beside a cell that should say the same. In one unit the difference stays in it; in two it is
// in yuan.
type Comparison struct {
	Fact       int // index
	Address    address.Address
	Verdict    document.Verdict // exact, rounding, mismatch
	Difference value.Amount     // fact − cell
	// Envelope is what the printed digits leave open: half of the last one of each side, in two units one of the coarser,
	// since text is cut as often as it is rounded.
	Envelope value.Amount
}

// Agree compares facts with the cells that say the same. Several cells may: those that agree are all in the result.
// Where none does, the first is, as a mismatch. Facts of other years, changes and shares are not compared.
func Agree(facts []Fact, cells Cells) []Comparison {
	a := agreement{cells}
	var out []Comparison
	for i := range facts {
		out = append(out, a.compare(i, &facts[i])...)
	}
	return out
}

type agreement struct{ cells Cells }

// compare compares a fact with its candidates.
func (a *agreement) compare(i int, f *Fact) []Comparison {
	factor, ok := value.UnitFactor(f.Unit)
	if !ok {
		return nil
	}
	var agree, differ []Comparison
	for _, candidate := range a.addresses(f) {
		amount, cellFactor, ok := a.cells.Find(candidate.address)
		if !ok || cellFactor.IsZero() { // an amount of a table without a unit says nothing in 元
			continue
		}
		c := Comparison{Fact: i, Address: candidate.address}
		text, cell := value.FromParts(1, f.Value.Scale()), value.FromParts(1, amount.Scale())
		if factor.Equal(cellFactor) {
			c.Difference = f.Value.Sub(amount)
			c.Envelope = document.Envelope(document.Precision{Step: text}, document.Precision{Step: cell})
		} else {
			text, cell = text.Mul(factor), cell.Mul(cellFactor)
			if text.Cmp(cell) < 0 {
				text, cell = cell, text
			}
			c.Difference = f.Value.Mul(factor).Sub(amount.Mul(cellFactor))
			c.Envelope = document.Envelope(document.Precision{Step: text, Cut: true}, document.Precision{Step: cell})
		}
		switch c.Verdict = document.Judge(c.Difference, c.Envelope); {
		case c.Verdict.Holds():
			agree = append(agree, c)
		case candidate.judges:
			differ = append(differ, c)
		}
	}
	if len(agree) == 0 && len(differ) > 0 {
		return differ[:1]
	}
	return agree
}

// candidate is a cell that may say the same as a fact. It judges the fact when it must.
type candidate struct {
	address address.Address
	judges  bool
}

// addresses gives the cells that may say the same as a fact: those of facts.yaml, with the row that the names of a
// class or item find. A class stands in tables of several budgets; only the one that the text speaks of can contradict
// it.
func (a *agreement) addresses(f *Fact) []candidate {
	if f.Year != 0 || f.Unit == "" {
		return nil
	}
	var out []candidate
	for _, same := range sameAs(f.ID) {
		at, judges := address.Address(same), true
		if table, column, ok := strings.Cut(same, "/{row}/"); ok {
			row, found := a.row(table, f.About)
			if !found {
				continue
			}
			at = row.Add(column)
			judges = f.Scope != "" && vocabulary().scope[table] == f.Scope
		}
		out = append(out, candidate{at, judges})
	}
	return out
}

// sameAs gives the addresses of facts.yaml for an id.
func sameAs(id string) []string {
	var out []string
	for i := range vocabulary().subjects {
		s := &vocabulary().subjects[i]
		for _, side := range []string{"income", "expenditure"} {
			for _, own := range s.IDs {
				if strings.Replace(own, "{side}", side, 1) != id || own == id && side != "income" {
					continue
				}
				for _, address := range s.Same {
					out = append(out, strings.ReplaceAll(address, "{side}", side))
				}
			}
		}
	}
	return out
}

// row finds the row of a code, or of the names of class, subclass and item; the classes are those of its code. Where
// several rows have these names, none is meant for sure.
func (a *agreement) row(table, about string) (at address.Address, ok bool) {
	rows := a.cells.Rows(table)
	if digit(about) {
		for _, r := range rows {
			if r.Code == about {
				return r.Address, true
			}
		}
		return "", false
	}
	names := map[string]string{}
	for _, r := range rows {
		names[r.Code] = nameKey(r.Name)
	}
	want := strings.Split(about, "/")
	digits := 1 + 2*len(want) // of a code with so many levels
	if len(want) == 2 {
		digits = 7 // 款 and 项, whose class the text does not name
	}
	found := 0
	for _, r := range rows {
		if len(r.Code) != digits || nameKey(want[len(want)-1]) != names[r.Code] {
			continue
		}
		same := true
		for k := 0; k < len(want)-1; k++ {
			same = same && nameKey(want[len(want)-2-k]) == names[r.Code[:len(r.Code)-2*(k+1)]]
		}
		if same {
			at = r.Address
			found++
		}
	}
	return at, found == 1
}

// nameKey is a name without what some documents add: 一般公共服务（类）支出 is 一般公共服务支出.
func nameKey(name string) string {
	return strings.TrimSuffix(hanzi.Key(name), lexicon.Words().Narrative.Expenditure)
}
