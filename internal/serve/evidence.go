package serve

import (
	"gongkai/internal/catalogue"
	"gongkai/internal/explain"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// evidence is one value of a document, with what proves it.
type evidence struct {
	Address string         `json:"address"`
	Printed string         `json:"printed"`
	Value   string         `json:"value,omitempty"`
	Unit    string         `json:"unit,omitempty"`
	Proof   string         `json:"proof,omitempty"`
	Because []string       `json:"because"`
	Page    int            `json:"page,omitempty"`
	Checks  []checkInWords `json:"checks"`
}

type checkInWords struct {
	Address  string           `json:"address"`
	ID       string           `json:"check"`
	Verdict  string           `json:"verdict"`
	Says     string           `json:"says,omitempty"`
	Equation string           `json:"equation"`
	Operands []checkedOperand `json:"operands"`
}

type checkedOperand struct {
	Address string `json:"address"`
	Value   string `json:"value,omitempty"`
	Page    int    `json:"page,omitempty"`
	Left    bool   `json:"left"`
}

func (s *Server) formOf(doc *document.Document) *schema.Form {
	for _, f := range s.Forms {
		if doc.Info.Form != nil && f.ID == *doc.Info.Form {
			return f
		}
	}
	return nil
}

func (s *Server) checkInWords(doc *document.Document, c *document.Check, language string) checkInWords {
	says := explain.Says(c, s.formOf(doc), language == "zh")
	out := checkInWords{Address: catalogue.CheckAddress(c), ID: c.ID, Verdict: string(c.Verdict),
		Equation: explain.Spell(c).String(), Operands: []checkedOperand{}}
	if says.Format != "" {
		out.Says = s.says(language, says)
	}
	left := max(1, c.LeftCells)
	for i, o := range c.Cells {
		x := checkedOperand{Address: string(o.Address), Page: o.Page, Left: i < left}
		if o.Value != nil {
			x.Value = o.Value.String()
		}
		out.Operands = append(out.Operands, x)
	}
	return out
}

// evidence tells what is known of one value.
func (s *Server) evidence(doc *document.Document, at, language string) (*evidence, *document.Place) {
	p := doc.Find(address.Address(at))
	if p == nil {
		return nil, nil
	}
	e := &evidence{Address: at, Because: []string{}, Checks: []checkInWords{}}
	if a := p.Amount(); a != nil {
		e.Value = a.String()
	}
	if u := p.Unit(); u != nil {
		e.Unit = *u
	}
	if p.Cell == nil {
		return e, p
	}
	e.Printed, e.Proof, e.Page = p.Cell.Raw, string(p.Cell.Proof), p.Cell.Page
	for _, b := range p.Cell.Because {
		e.Because = append(e.Because, string(b))
	}
	for _, i := range p.Cell.Checks {
		if i >= 0 && i < len(doc.Checks) {
			e.Checks = append(e.Checks, s.checkInWords(doc, &doc.Checks[i], language))
		}
	}
	return e, p
}
