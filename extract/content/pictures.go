package content

import (
	"gongkai/extract/geometry"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// Picture is an image XObject as it is painted on a page.
type Picture struct {
	Image *pdf.Stream
	Place geometry.Matrix // from the unit square, y upwards, to the page as displayed
	Clip  geometry.Rect   // what of the page it may paint
	Ink   page.RGB        // what a stencil is painted with
}

// Pictures gives the images of a page in the order in which they are painted, but for small ones that stand in the
// content stream itself.
func (r *Reader) Pictures(p pdf.Page) []Picture {
	var out []Picture
	r.read(p, r.doc.Contents(p), 0, &out)
	return out
}

// addPicture keeps an image for who asked for them.
func (s *stream) addPicture(image *pdf.Stream) {
	if s.pictures == nil || s.off > 0 || len(*s.pictures) >= limits.PictureImages || !s.state.fill.paints() {
		return
	}
	g := &s.state
	*s.pictures = append(*s.pictures, Picture{image, g.ctm, g.clip, g.fill.color})
}
