package extract

import (
	"gongkai/extract/content"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// Read reads a PDF file held in memory. Malformed input becomes findings of the document as long as any page can be read;
// the error is one of pdf.ErrEmpty, pdf.ErrNotPDF, pdf.ErrPassword, pdf.ErrTooLarge and pdf.ErrDamaged.
func Read(data []byte) (*Document, error) {
	file, err := pdf.Open(data)
	if err != nil {
		return nil, err
	}
	doc := &Document{Producer: file.Info("Producer")}
	reader := content.NewReader(file)
	var pages []*page.Page
	for _, p := range file.Pages() {
		pages = append(pages, reader.Page(p))
	}
	doc.Findings = file.Findings()
	markWatermarks(pages)
	for _, p := range pages {
		doc.Findings = append(doc.Findings, p.Findings...)
		doc.Findings = append(doc.Findings, textFindings(p)...)
		doc.Findings = append(doc.Findings, garbageFinding(p)...)
		structure := layout.Analyse(p)
		doc.Findings = append(doc.Findings, structure.Findings...)
		doc.Pages = append(doc.Pages, structure)
	}
	assemble(doc)
	doc.Findings = append(doc.Findings, looseFindings(doc.Loose)...)
	return doc, nil
}

// HasText says whether any page has visible text, be it text that nothing says the meaning of. A document without is a scan.
func (d *Document) HasText() bool {
	for _, p := range d.Pages {
		for i := range p.Source.Glyphs {
			if g := &p.Source.Glyphs[i]; g.Hidden == page.Visible && g.Text != " " {
				return true
			}
		}
	}
	return false
}

// textFindings says what of a page's text could not be decoded.
func textFindings(p *page.Page) []finding.Finding {
	n := 0
	var box geometry.Rect
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Hidden == page.Visible && g.Text == "" {
			n++
			box = box.Union(g.Box)
		}
	}
	if n == 0 {
		return nil
	}
	return []finding.Finding{finding.Found("text.undecodable", finding.Warning, "%s whose meaning the file does not say; shown as U+FFFD",
		finding.Count(n, "%d character", "%d characters")).On(p.Number, &box)}
}
