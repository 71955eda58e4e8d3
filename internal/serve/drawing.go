package serve

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"gongkai/extract/geometry"
	printed "gongkai/extract/page"
	"gongkai/internal/catalogue"
	report "gongkai/internal/view"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// image is one as text.
type image []byte

// pictureAt draws the place of a value, or the head of a page.
func (s *Server) pictureAt(ctx context.Context, id, at string, number int) (any, error) {
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	var box geometry.Rect
	if at != "" {
		doc, err := s.document(p)
		if err != nil {
			return nil, err
		}
		var found bool
		if number, box, found = placeOf(doc, at); !found {
			return nil, notFound("address: " + cut(at))
		}
	}
	svg, err := s.picture(ctx, p, max(1, number), box)
	if err == nil && svg == nil {
		err = notFound("page")
	}
	return image(svg), err
}

// extraOf is behind the address of a table where its first cell is meant that no column of the form explains.
const extraOf = "/extra"

// placeOf gives where a value is printed, a row (its name, else its first cell), a table, what no column of it
// explains, or a table that no form claims.
func placeOf(doc *document.Document, at string) (number int, box geometry.Rect, ok bool) {
	if p := doc.Find(address.Address(at)); p != nil {
		if p.Cell != nil {
			return p.Cell.Page, p.Cell.Box, true
		}
		if p.Fact != nil {
			return p.Fact.Page, p.Fact.Box, true
		}
	}
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for k := range t.Rows {
			r := &t.Rows[k]
			if len(r.Extra) > 0 && string(t.Address())+extraOf == at {
				return r.Extra[0].Page, r.Extra[0].Box, true
			}
			if (string(r.Address) == at || string(t.Address()) == at) && len(r.Cells) > 0 {
				c := r.Cells[0]
				for _, x := range r.Cells {
					if x.Cell.Proof != "" {
						c = x
						break
					}
				}
				return c.Page, c.Box, true
			}
		}
	}
	for i := range doc.Performance {
		s := &doc.Performance[i]
		if at == s.ID || strings.HasPrefix(at, s.ID+"/") {
			for _, c := range s.Cells {
				return c.Page, c.Box, true
			}
		}
	}
	if n, isGrid := strings.CutPrefix(at, "unmapped/"); isGrid {
		if i, err := strconv.Atoi(n); err == nil && i >= 1 && i <= len(doc.Unmapped) && len(doc.Unmapped[i-1].Cells) > 0 {
			c := doc.Unmapped[i-1].Cells[0]
			return c.Page, c.Box, true
		}
	}
	for i := range doc.Checks {
		c := &doc.Checks[i]
		if catalogue.CheckAddress(c) == at {
			for _, o := range c.Cells {
				if o.Box != nil {
					return o.Page, *o.Box, true
				}
			}
		}
	}
	return 0, box, false
}

// alone reads a page by itself; nil where there is none. One from which something is taken out, or that was turned to
// be read, is drawn as the whole paper has it.
func (s *Server) alone(p *catalogue.Paper, number int) (pg *printed.Page, alone bool, err error) {
	if s.Redact {
		return nil, false, nil
	}
	f, err := s.shelf.open(p.SHA256)
	if err != nil {
		return nil, false, err
	}
	pg = f.page(number)
	return pg, pg == nil || pg.Back == geometry.Matrix{}, nil
}

// drawn draws a page of a document as the report's program takes it.
func (s *Server) drawn(ctx context.Context, p *catalogue.Paper, number int) ([]byte, error) {
	pg, alone, err := s.alone(p, number)
	switch {
	case err != nil || alone && pg == nil:
		return nil, err
	case alone:
		return report.Page(pg)
	}
	read, doc, err := s.whole(ctx, p)
	if err != nil {
		return nil, err
	}
	return report.PageOf(read.Printed, doc, number, s.Redact)
}

// picture draws the surroundings of a place.
func (s *Server) picture(ctx context.Context, p *catalogue.Paper, number int, box geometry.Rect) ([]byte, error) {
	var b bytes.Buffer
	pg, alone, err := s.alone(p, number)
	switch {
	case err != nil || alone && pg == nil:
		return nil, err
	case alone:
		err := report.Picture(&b, pg, box)
		return b.Bytes(), err
	}
	read, doc, err := s.whole(ctx, p)
	if err != nil {
		return nil, err
	}
	err = report.PictureOf(&b, read.Printed, doc, number, box, s.Redact)
	return b.Bytes(), err
}
