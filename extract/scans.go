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
	if s.options.Engine == nil || holds(p) != Pictures {
		return p, nil
	}
	if s.options.Pictures > 0 && s.read >= s.options.Pictures {
		p.Findings = append(p.Findings, finding.Found("page.limit", finding.Warning,
			"the picture of the page was not read: no more than %d were to be", s.options.Pictures).
			On(p.Number, nil))
		return p, nil
	}
	s.read++
	out, refused, err := picture.Read(ctx, s.file, p, s.reader.Pictures(leaf), s.options.Engine)
	if errors.Is(err, picture.ErrNoEngine) {
		return p, nil
	}
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
