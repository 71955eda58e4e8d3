package perturb

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/schema"
)

// leastFacts is the share of facts that must be found in each document, in whatever variant; as it is printed, all are.
const leastFacts = 0.98

// TestVariants reads fixtures as if they had been printed otherwise, and compares with what is known to be in them. No
// wrong amount may be verified.
func TestVariants(t *testing.T) {
	if testing.Short() {
		t.Skip("reads documents many times over")
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	files := []string{"../../fixtures/d2-gbk.truth.json", "../../fixtures/d3-excel.truth.json",
		"../../fixtures/d6-rotated.truth.json"} // all would take a minute
	for _, v := range Variants {
		t.Run(v.Name, func(t *testing.T) {
			for _, file := range files {
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				data, err := os.ReadFile(strings.TrimSuffix(file, ".truth.json") + ".pdf")
				if err != nil {
					t.Fatal(err)
				}
				r, err := v.Judge(t.Context(), data, want, forms)
				if err != nil {
					t.Fatal(err)
				}
				name := filepath.Base(file)
				for _, fact := range r.WrongVerified {
					t.Errorf("%s: verified and wrong: %s", name, fact)
				}
				least := leastFacts
				if v.Page == nil && v.Angle == 0 {
					least = 1
				}
				if r.Share() < least {
					t.Errorf("%s: %.4f of the facts are found, missing are %.10q", name, r.Share(), r.Missing)
				}
				if r.Verified == 0 {
					t.Errorf("%s: nothing is verified", name)
				}
			}
		})
	}
}
