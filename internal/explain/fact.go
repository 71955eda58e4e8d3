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
	Use     string   `json:"use,omitempty"`   // what it is for
	Names   []string `json:"names,omitempty"` // of what is counted
}

// factOf is nil where the text says no more than the number.
func factOf(f *document.Fact) *Fact {
	if f.About == "" && f.Year == 0 && f.Scope == "" && f.Against == "" && f.Reason == "" && f.Use == "" &&
		len(f.Names) == 0 {
		return nil
	}
	return &Fact{f.About, f.Year, f.Scope, f.Against, f.Reason, f.Use, f.Names}
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
	if said, ok := ofScope[f.Scope]; ok {
		out = append(out, said)
	}
	if said, ok := against[f.Against]; ok {
		out = append(out, said)
	}
	if f.Reason != "" {
		out = append(out, finding.Say("reason: %s", f.Reason))
	}
	if f.Use != "" {
		out = append(out, finding.Say("for: %s", f.Use))
	}
	if len(f.Names) > 0 {
		out = append(out, finding.Say("names: %s", strings.Join(f.Names, "、")))
	}
	return out
}

// ofScope says which budget a fact is of, and against what a change is against.
var (
	ofScope = map[string]finding.Words{
		"general_public":  finding.Say("of the general public budget"),
		"fiscal":          finding.Say("of the fiscal appropriation"),
		"government_fund": finding.Say("of the government fund budget"),
		"state_capital":   finding.Say("of the state capital budget"),
		"total":           finding.Say("of all income or expenditure"),
	}
	against = map[string]finding.Words{
		"prior_budget":    finding.Say("against the budget of the year before"),
		"prior_original":  finding.Say("against the original budget of the year before"),
		"prior_adjusted":  finding.Say("against the adjusted budget of the year before"),
		"prior_execution": finding.Say("against what was spent in the year before"),
		"prior_final":     finding.Say("against the final accounts of the year before"),
	}
)
