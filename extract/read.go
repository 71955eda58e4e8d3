package extract

import (
	"context"
	"fmt"
	"io"
	"slices"

	"gongkai/extract/content"
	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/extract/layout"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/extract/picture"
	"gongkai/extract/turn"
	"gongkai/internal/limits"
)

// Options are what a caller may ask of reading. The zero value asks for nothing.
type Options struct {
	// Progress is told after each page how many are read, of how many. It is called in the goroutine of the reader.
	Progress func(done, pages int)
	// Bytes and Pages are lower bounds than those of the program; zero means those. A file of more bytes is refused
	// with pdf.ErrTooLarge; of one with more pages the first ones are read, and a finding says so.
	Bytes int64
	Pages int
	// Engine reads pages that are pictures; without one they are left out, and a finding says so. Pictures bounds how many
	// pages of a document it reads; zero means all.
	// Second, if there is one, reads numbers again of which that one is not sure.
	Engine   picture.Engine
	Second   picture.Engine
	Pictures int
	// Layers takes the text that a file has for its pictures where there is no engine: letters that paint nothing, as
	// programs leave them that recognise scans.
	Layers bool
}

// Read reads a PDF file of the given size in bytes. Malformed input becomes findings of the document as long as any
// page can be read; the error is one of pdf.ErrEmpty, pdf.ErrNotPDF, pdf.ErrPassword, pdf.ErrTooLarge and
// pdf.ErrDamaged, told apart by errors.Is, that of r, or that of ctx, which is looked at before every page and every
// stage.
func Read(ctx context.Context, r io.ReaderAt, size int64, options Options) (*Document, error) {
	most := int64(limits.FileBytes)
	if options.Bytes > 0 {
		most = min(most, options.Bytes)
	}
	if size > most {
		return nil, pdf.ErrTooLarge
	}
	// References lead all over a PDF file, and each of its bytes is looked at if it is damaged. So it is read at once.
	data := make([]byte, max(size, 0))
	if n, err := r.ReadAt(data, 0); n < len(data) {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return ReadBytes(ctx, data, options)
}

// ReadBytes is Read for a file held in memory, which must not change while it is read.
func ReadBytes(ctx context.Context, data []byte, options Options) (*Document, error) {
	if options.Bytes > 0 && int64(len(data)) > options.Bytes {
		return nil, pdf.ErrTooLarge
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	most := limits.Pages
	if options.Pages > 0 {
		most = min(most, options.Pages)
	}
	file, err := pdf.OpenFirst(data, most)
	if err != nil {
		return nil, err
	}
	leaves := file.Pages()
	reader := content.NewReader(file)
	pages := make([]*page.Page, 0, len(leaves))
	scans := scans{options: options, file: file, reader: reader}
	for i, p := range leaves {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		read, err := scans.page(ctx, p, reader.Page(p))
		if err != nil {
			return nil, err
		}
		pages = append(pages, read)
		if options.Progress != nil {
			options.Progress(i+1, len(leaves))
		}
	}
	return build(ctx, &Document{Producer: file.Info("Producer"), Findings: file.Findings()}, pages)
}

// FromPages makes a document of pages that did not come out of a PDF file: read off a picture, or drawn by a program.
// A page needs its size and its glyphs or rulings as package page describes them; a number is given to a page that
// has none. The slices of the pages become part of the document, and its watermarks are marked in them. The error is
// that of ctx.
func FromPages(ctx context.Context, pages []page.Page) (*Document, error) {
	own := make([]*page.Page, len(pages))
	for i := range pages {
		p := pages[i]
		if p.Number == 0 {
			p.Number = i + 1
		}
		own[i] = &p
	}
	return build(ctx, &Document{}, own)
}

// build does everything that comes behind the reading of pages: watermarks, the layout of each page, tables over pages.
func build(ctx context.Context, doc *Document, pages []*page.Page) (*Document, error) {
	markWatermarks(pages)
	var views []turn.View
	for _, p := range pages {
		doc.Findings = append(doc.Findings, pageFindings(p)...)
		views = append(views, turn.Views(p)...)
	}
	turned := len(views) != len(pages) || slices.ContainsFunc(views, turn.View.Turned)
	for i := range views {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v := &views[i]
		if turned {
			v.Page = v.Page.Numbered(i + 1)
		}
		structure := layout.Analyse(v.Page)
		if v.Furniture {
			structure.Running, structure.Lines = structure.Lines, nil
		}
		for _, f := range append(structure.Findings, turnFindings(v)...) {
			doc.Findings = append(doc.Findings, f.On(v.Number, nil))
		}
		doc.Pages = append(doc.Pages, structure)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	assemble(doc)
	if turned {
		displayed(doc, views)
	}
	doc.Findings = append(doc.Findings, looseFindings(doc.Loose)...)
	doc.Findings = append(doc.Findings, gapFindings(doc)...)
	return doc, nil
}

// pageFindings gives what is to be said of a page before its layout is known. Boxes are those of the page as displayed.
func pageFindings(p *page.Page) []finding.Finding {
	all := slices.Concat(p.Findings, textFindings(p), disputeFindings(p), garbageFinding(p), holdingFindings(p))
	for i, f := range all {
		if f.Box != nil && p.Back != (geometry.Matrix{}) {
			box := p.Back.ApplyRect(*f.Box)
			all[i].Box = &box
		}
	}
	return all
}

// disputeFindings says where the text that a font draws is not the one that its file gives for copying.
func disputeFindings(p *page.Page) []finding.Finding {
	n := 0
	var box geometry.Rect
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Hidden == page.Visible && g.Disputed {
			n++
			box = box.Union(g.Box)
		}
	}
	if n == 0 {
		return nil
	}
	return []finding.Finding{finding.Found("text.disagreement", finding.Warning,
		"the file says another text for copying %s than its font draws; what is drawn was taken",
		finding.Count(n, "%d character", "%d characters")).On(p.Number, &box)}
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
	return []finding.Finding{finding.Found("text.undecodable", finding.Warning,
		"%s whose meaning the file does not say; shown as U+FFFD",
		finding.Count(n, "%d character", "%d characters")).On(p.Number, &box)}
}
