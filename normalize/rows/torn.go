package rows

import "gongkai/extract"

// torn gives the printed rows in front of which rows may be missing: what stood between them and the row before was on
// a page that is not there, is blank, or of which a part alone could be read.
func torn(doc *extract.Document, t *extract.Table) map[int]bool {
	bare, behind := map[int]bool{}, map[int]bool{}
	for _, f := range doc.Findings {
		switch f.ID {
		case "page.blank", "pdf.stream_damaged":
			bare[f.Page] = true
		case "page.gap":
			behind[f.Page] = true
		}
	}
	out := map[int]bool{}
	for k := 1; k < len(t.Parts); k++ {
		from, to := t.Parts[k-1].Page, t.Parts[k].Page
		for page := from; page <= to; page++ {
			if bare[page] || page > from && behind[page] {
				out[t.Parts[k].From] = true
			}
		}
	}
	return out
}
