package extract

import (
	"context"
	"errors"
	"strings"

	"gongkai/extract/content"
	"gongkai/extract/finding"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/extract/picture"
)

// scans reads those pages of a file that are pictures.
type scans struct {
	options Options
	file    *pdf.Document
	reader  *content.Reader
	read    int // pages so far
}

// page gives a page as it is, or as its picture reads.
func (s *scans) page(ctx context.Context, leaf pdf.Page, p *page.Page) (*page.Page, error) {
	if s.options.Engine == nil && !s.options.Layers || holds(p) != Pictures {
		return p, nil
	}
	if s.options.Pictures > 0 && s.read >= s.options.Pictures {
		p.Findings = append(p.Findings, finding.Found("page.limit", finding.Warning,
			"the picture of the page was not read: no more than %d were to be", s.options.Pictures).
			On(p.Number, nil))
		return p, nil
	}
	s.read++
	out, refused, err := s.pictured(ctx, p, s.reader.Pictures(leaf))
	if err != nil {
		return nil, err
	}
	if out == nil {
		out = p
	}
	if len(refused) > 0 {
		out.Findings = append(out.Findings, finding.Found("page.picture_code", finding.Warning,
			"a picture on the page is coded as %s, which is not read", strings.Join(refused, ", ")).On(p.Number, nil))
	}
	return out, nil
}

// pictured gives a page as its picture reads: by the engine, or where there is none, by the text that the file has for
// it.
func (s *scans) pictured(
	ctx context.Context, p *page.Page, pictures []content.Picture,
) (out *page.Page, refused []string, err error) {
	if s.options.Engine != nil {
		out, refused, err = picture.Read(ctx, s.file, p, pictures,
			picture.Options{Engine: s.options.Engine, Second: s.options.Second})
		if !errors.Is(err, picture.ErrNoEngine) {
			return out, refused, err
		}
	}
	if s.options.Layers {
		out, refused = picture.ReadLayer(s.file, p, pictures)
		return out, refused, nil
	}
	return nil, nil, nil
}

// ReadAgain has the engines read numbers of pictures once more, of which something that was found since says that they
// may be wrong: see picture.Again. The pieces are those of pages of a document; its text stays what it is.
func ReadAgain(ctx context.Context, o Options, pieces []*page.Piece) error {
	if o.Engine == nil {
		return nil
	}
	return picture.Again(ctx, picture.Options{Engine: o.Engine, Second: o.Second}, pieces)
}
