package narrative

import (
	"cmp"
	"slices"
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
	// Rows gives the rows of a table, or of one side of it (table/side), that have a code, for the items that the text
	// names without one.
	Rows(table string) []Row
	// Has tells whether the document has a table.
	Has(table string) bool
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
	whole := false
	for _, candidate := range a.addresses(f) {
		amount, cellFactor, ok := a.cells.Find(candidate.address)
		if !ok || cellFactor.IsZero() || candidate.part && whole { // an amount without a unit says nothing in 元
			continue
		}
		whole = whole || !candidate.part
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
	// part: the cell is of the general public budget, and that is all of the appropriation. It counts where the paper has
	// no cell of the whole.
	part bool
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
			of := cmp.Or(vocabulary().scope[table+"/"+column], vocabulary().scope[table])
			switch f.Scope {
			case "":
				judges = false
			case of:
			case "fiscal":
				if of != "general_public" {
					continue
				}
				alone, known := a.alone(row.Last())
				if !alone {
					continue
				}
				out = append(out, candidate{at, known, true})
				continue
			default: // the same number there has another meaning
				continue
			}
		}
		out = append(out, candidate{at, judges, false})
	}
	slices.SortStableFunc(out, func(a, b candidate) int { // parts behind wholes
		switch {
		case a.part == b.part:
			return 0
		case b.part:
			return -1
		}
		return 1
	})
	return out
}

// alone reports whether a class or item has no row in the tables of the other budgets that are fiscal appropriation,
// and whether all of these are there, so that its amount in the general public budget is all of it.
func (a *agreement) alone(code string) (alone, known bool) {
	known = true
	for _, other := range vocabulary().others {
		known = known && a.cells.Has(other)
		if slices.ContainsFunc(a.cells.Rows(other), func(r Row) bool { return r.Code == code }) {
			return false, known
		}
	}
	return true, known
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
				if side == "expenditure" {
					out = append(out, s.Spent...)
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
		_, number := cutNumber(hanzi.Key(r.Name))
		names[r.Code] = nameKey(hanzi.Key(r.Name)[number:])
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
