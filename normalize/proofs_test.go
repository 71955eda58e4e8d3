package normalize

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// The same on a document: what two checks cover, of which one fails, is doubtful in all its cells and in no other.
func TestProofsOfADocument(t *testing.T) {
	form := testForm(t, "{id: columns, rows: spending, left: total, right: basic + project}",
		"{id: tree, tree: spending, columns: [total]}")
	doc := normalized(t, form, tableOf("支出情况表", spendingHead, spendingCode, "---",
		" |  |  | 总计 | 5.00 | 2.00 | 3.00", "201 |  |  | 甲 | 3.00 | 2.00 | 1.00", "208 |  |  | 乙 | 2.50 |  | 2.00", "210 |  |  | 丙 |  |  | "))
	var got []string
	for _, r := range tableByID(t, doc, "spending").Rows {
		for _, c := range r.Cells {
			if c.ID != "code" && c.ID != "name" {
				got = append(got, r.Name+" "+c.ID+" "+string(c.Proof))
			} else if c.Proof != "" {
				t.Errorf("the %s of %s is %s", c.ID, r.Name, c.Proof)
			}
		}
	}
	wantEqual(t, "proofs", got, []string{"总计 total doubtful", "总计 basic verified", "总计 project verified",
		"甲 total doubtful", "甲 basic verified", "甲 project verified", "乙 total doubtful", "乙 project doubtful"})
}

// Where the text is in doubt no sum proves it: a page that reads as no language, a character that could not be decoded.
func TestProofsOfDoubtfulText(t *testing.T) {
	form := testForm(t, "{id: columns, rows: spending, left: total, right: basic}")
	table := spendingTable("201 |  |  | 甲 | 3.00 | 3.00 | ", "208 |  |  | 乙 | 2.00 | 2.00 | \uFFFD")
	for _, c := range []struct {
		garbage int
		want    []document.Proof
	}{
		{0, []document.Proof{document.Verified, document.Verified, document.Verified, document.Verified, document.Doubtful}},
		{1, []document.Proof{document.Doubtful, document.Doubtful, document.Doubtful, document.Doubtful, document.Doubtful}},
		{2, []document.Proof{document.Verified, document.Verified, document.Verified, document.Verified, document.Doubtful}},
	} {
		doc := &extract.Document{Tables: []extract.Table{*table}}
		if c.garbage > 0 {
			doc.Findings = []finding.Finding{{ID: "text.garbage", Page: c.garbage}}
		}
		var got []document.Proof
		for _, r := range tableByID(t, normalizedDocument(doc, form), "spending").Rows {
			for _, cell := range r.Cells {
				if cell.ID != "code" && cell.ID != "name" {
					got = append(got, cell.Proof)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("proofs: %v, want %v", got, c.want)
		}
	}
}
