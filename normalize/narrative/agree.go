package narrative

import (
	"strings"

	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
)

// Cells are the table cells of the document that facts may agree with.
type Cells interface {
	// Find gives the amount of a cell by its address, table/row/column or table/side/row/column, and how many yuan
	// its unit is.
	Find(address string) (amount, factor value.Amount, ok bool)
	// Rows gives the rows of a table that have a code, for the items that the text names without one.
	Rows(table string) []Row
}

// Row is a row of a table by function.
type Row struct {
	Address string // table/row
	Code    string
	Name    string
}

// Verdicts of a comparison, as those of checks.
const (
	Exact    = "exact"
	Rounding = "rounding"
	Mismatch = "mismatch"
)

// Comparison is a fact beside a cell that should say the same. In one unit the difference stays in it; in two it is
// in yuan.
type Comparison struct {
	Fact       int // index
	Address    string
	Verdict    string
	Difference value.Amount // fact − cell
	Envelope   value.Amount // half of the printed resolution of each side
}

// Agree compares facts with the cells that say the same. Several cells may: those that agree are all in the result.
// Where none does, the first is, as a mismatch. Facts of other years, changes and shares are not compared.
func Agree(facts []Fact, cells Cells) []Comparison {
	a := agreement{cells: cells, scale: map[string]int32{}}
	for i := range facts {
		a.see(facts[i].Unit, facts[i].Value)
	}
	var candidates [][]string
	for i := range facts {
		c := a.addresses(&facts[i])
		for _, address := range c {
			if amount, _, ok := cells.Find(address); ok {
				a.see(table(address), amount)
			}
		}
		candidates = append(candidates, c)
	}
	var out []Comparison
	for i := range facts {
		out = append(out, a.compare(i, &facts[i], candidates[i])...)
	}
	return out
}

type agreement struct {
	cells Cells
	// scale has the most decimals seen, by unit of the text and by table: 21968万元 among amounts with two decimals is
	// printed to the hundredth, too.
	scale map[string]int32
}

func (a *agreement) see(where string, amount value.Amount) {
	a.scale[where] = max(a.scale[where], amount.Scale())
}

func table(address string) string {
	id, _, _ := strings.Cut(address, "/")
	return id
}

// compare compares a fact with its candidates.
func (a *agreement) compare(i int, f *Fact, addresses []string) []Comparison {
	factor, ok := value.UnitFactor(f.Unit)
	if !ok {
		return nil
	}
	var agree, differ []Comparison
	for _, address := range addresses {
		amount, cellFactor, ok := a.cells.Find(address)
		if !ok {
			continue
		}
		c := Comparison{Fact: i, Address: address, Verdict: Exact}
		half := value.FromParts(5, 1)
		q, p := half.Mul(value.FromParts(1, a.scale[f.Unit])), half.Mul(value.FromParts(1, a.scale[table(address)]))
		if factor.Equal(cellFactor) {
			c.Difference, c.Envelope = f.Value.Sub(amount), q.Add(p)
		} else {
			c.Difference = f.Value.Mul(factor).Sub(amount.Mul(cellFactor))
			c.Envelope = q.Mul(factor).Add(p.Mul(cellFactor))
		}
		switch {
		case c.Difference.IsZero():
		case c.Difference.Abs().Cmp(c.Envelope) <= 0:
			c.Verdict = Rounding
		default:
			c.Verdict = Mismatch
			differ = append(differ, c)
			continue
		}
		agree = append(agree, c)
	}
	if len(agree) == 0 && len(differ) > 0 {
		return differ[:1]
	}
	return agree
}

// addresses gives the addresses that may say the same as a fact: those of facts.yaml, with the row that the names of a class or item find.
func (a *agreement) addresses(f *Fact) []string {
	if f.Year != 0 || f.Unit == "" {
		return nil
	}
	var out []string
	for _, address := range sameAs(f.ID) {
		if table, column, ok := strings.Cut(address, "/{row}/"); ok {
			row, found := a.row(table, f.About)
			if !found {
				continue
			}
			address = row + "/" + column
		}
		out = append(out, address)
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
func (a *agreement) row(table, about string) (address string, ok bool) {
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
			address = r.Address
			found++
		}
	}
	return address, found == 1
}

// nameKey is a name without what some documents add: 一般公共服务（类）支出 is 一般公共服务支出.
func nameKey(name string) string { return strings.TrimSuffix(hanzi.Key(name), "支出") }
