package codes

import (
	"slices"
	"testing"
)

func TestGovernment(t *testing.T) {
	for code, want := range map[string][]string{
		"30101": {"50101", "50501"}, "30217": {"50206", "50502"}, "30302": {"50905"}, "31002": {"50306",
			"50601"}, "30903": {"50404", "50602"},
		"301": nil, "99999": nil,
	} {
		if got := Government(code); !slices.Equal(got, want) {
			t.Errorf("%s is %v", code, got)
		}
	}
	of, err := crosswalk()
	if err != nil {
		t.Fatal(err)
	}
	for economic, all := range of {
		if !Of(Economic).Known(economic, 2026) || !slices.IsSorted(all) ||
			len(slices.Compact(slices.Clone(all))) != len(all) {
			t.Errorf("%s: %v", economic, all)
		}
		for _, code := range all {
			if !Of(GovernmentEconomic).Known(code, 2026) {
				t.Errorf("%s belongs to %s, which is none", economic, code)
			}
		}
	}
}
