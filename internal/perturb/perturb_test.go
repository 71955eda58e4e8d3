package perturb

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/schema"
)

// leastFacts is the share of facts that must be found in each variant, over the fixtures that are read: a little below
// what was measured, so that a change that loses a table is seen.
var leastFacts = map[string]float64{
	"as printed": 1, "no rulings": 0.99, "outer alone": 0.99, "no vertical": 0.99, "no horizontal": 0.99,
	"text alone": 0.99, "unspaced": 0.99, "90°": 0.99, "180°": 0.99, "0.5°": 0.99, "2°": 0.99}

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
	files := []string{"../../fixtures/d2-gbk.truth.json", "../../fixtures/d6-rotated.truth.json"} // all would take a minute
	for _, v := range Variants {
		t.Run(v.Name, func(t *testing.T) {
			var sum Result
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
				sum.Facts, sum.Found, sum.Verified = sum.Facts+r.Facts, sum.Found+r.Found, sum.Verified+r.Verified
				for _, fact := range r.WrongVerified {
					t.Errorf("%s: verified and wrong: %s", filepath.Base(file), fact)
				}
			}
			t.Logf("%.4f of %d facts, %d amounts verified", sum.Share(), sum.Facts, sum.Verified)
			if sum.Share() < leastFacts[v.Name] {
				t.Errorf("%.4f of the facts are found, at least %.2f were", sum.Share(), leastFacts[v.Name])
			}
			if sum.Verified == 0 {
				t.Error("nothing is verified")
			}
		})
	}
}
