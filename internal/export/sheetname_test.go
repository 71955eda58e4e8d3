package export

import "testing"

// TestSheetName: Excel allows 31 characters, and takes names that differ by case alone for one.
func TestSheetName(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range [][2]string{
		{"summary", "summary"}, {"Summary", "Summary~2"},
		{"general_public_projects_economic", "general_public_projects_economi"},
		{"general_public_projects_economics", "general_public_projects_econo~2"},
	} {
		if got := sheetName(c[0], taken); got != c[1] || len(got) > 31 {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}
