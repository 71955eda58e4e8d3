package explain

import (
	"strconv"
	"strings"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// Fact is what the text says of a number of the narrative beside the number: each is empty where it does not.
type Fact struct {
	About   string   `json:"about,omitempty"`   // what it is of: a class, an item, a project, a use
	Year    int      `json:"year,omitempty"`    // of another year than the document's
	Scope   string   `json:"scope,omitempty"`   // the budget that it is of: one of document.FactScopes
	Against string   `json:"against,omitempty"` // what a change is against: one of document.PriorAmounts
	Reason  string   `json:"reason,omitempty"`
	Names   []string `json:"names,omitempty"` // of what is counted
}

// factOf is nil where the text says no more than the number.
func factOf(f *document.Fact) *Fact {
	if f.About == "" && f.Year == 0 && f.Scope == "" && f.Against == "" && f.Reason == "" && len(f.Names) == 0 {
		return nil
	}
	return &Fact{f.About, f.Year, f.Scope, f.Against, f.Reason, f.Names}
}

// Words puts it into words, one line for each thing that it says.
func (f *Fact) Words() []finding.Words {
	var out []finding.Words
	if f.About != "" {
		out = append(out, finding.Say("of %s", f.About))
	}
	if f.Year != 0 {
		out = append(out, finding.Say("of the year %s", strconv.Itoa(f.Year)))
	}
	switch f.Scope {
	case "general_public":
		out = append(out, finding.Say("of the general public budget"))
	case "fiscal":
		out = append(out, finding.Say("of the fiscal appropriation"))
	case "government_fund":
		out = append(out, finding.Say("of the government fund budget"))
	case "state_capital":
		out = append(out, finding.Say("of the state capital budget"))
	case "total":
		out = append(out, finding.Say("of all income or expenditure"))
	}
	switch f.Against {
	case "prior_budget":
		out = append(out, finding.Say("against the budget of the year before"))
	case "prior_original":
		out = append(out, finding.Say("against the original budget of the year before"))
	case "prior_adjusted":
		out = append(out, finding.Say("against the adjusted budget of the year before"))
	case "prior_execution":
		out = append(out, finding.Say("against what was spent in the year before"))
	case "prior_final":
		out = append(out, finding.Say("against the final accounts of the year before"))
	}
	if f.Reason != "" {
		out = append(out, finding.Say("reason: %s", f.Reason))
	}
	if len(f.Names) > 0 {
		out = append(out, finding.Say("names: %s", strings.Join(f.Names, "、")))
	}
	return out
}
