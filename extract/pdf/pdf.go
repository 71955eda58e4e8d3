package pdf

import (
	"bytes"
	"errors"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/limits"
)

// Errors of Open that callers tell apart with errors.Is.
var (
	ErrEmpty    = errors.New("the file is empty")
	ErrNotPDF   = errors.New("not a PDF file")
	ErrTooLarge = errors.New("the file is larger than any disclosure")
	ErrPassword = errors.New("the file is protected by a password")
	ErrDamaged  = errors.New("the file is damaged beyond reading")
)

// Document is an open PDF file. It is not safe for concurrent use. The objects it gives are shared and must not be
// changed.
type Document struct {
	src     source
	notes   *notes
	decoder *decoder
	pages   []Page
	most    int     // of them that are wanted
	layers  *layers // nil before one was asked for

	contents []byte // of the page before
}

// Page is a leaf of the page tree with the attributes it inherits (PDF 32000-1, 7.7.3.4).
type Page struct {
	Number    int
	Dict      Dict
	Resources Dict
	Box       geometry.Rect // crop box within media box, in default user space (y upwards: Y0 is the bottom)
	Rotate    int           // 0, 90, 180 or 270, clockwise
	UserUnit  float64       // size of a unit of user space in points, 1 but for very large pages
}

// Open reads the structure of a PDF file held in memory, which must not change afterwards. A file encrypted with an
// empty user password is decrypted.
func Open(data []byte) (*Document, error) { return OpenFirst(data, limits.Pages) }

// OpenFirst is Open for a document of which only the first pages are wanted, limits.Pages at most.
func OpenFirst(data []byte, pages int) (*Document, error) {
	switch {
	case len(data) == 0:
		return nil, ErrEmpty
	case len(data) > limits.FileBytes:
		return nil, ErrTooLarge
	case header(data) < 0 && !bytes.Contains(data[max(0, len(data)-2048):], []byte("startxref")):
		return nil, ErrNotPDF
	}
	d := &Document{notes: &notes{}, most: min(pages, limits.Pages)}
	if header(data) != 0 {
		d.notes.add(noteHeader, "")
	}
	f, err := openFile(data, d.notes)
	switch {
	case errors.Is(err, ErrPassword), errors.Is(err, ErrDamaged):
		return nil, err
	case err != nil:
		return nil, finding.Detail(ErrDamaged, err.Error())
	}
	d.src, d.decoder = f, f.decoder
	if d.findPages(); len(d.pages) == 0 {
		return nil, finding.Detail(ErrDamaged, "no page found")
	}
	return d, nil
}

// Pages are the pages in reading order.
func (d *Document) Pages() []Page { return d.pages }

// Findings is what had to be repaired or left out so far: a kind of fault once, with a count. Damage of streams shows
// when they are decoded.
func (d *Document) Findings() []finding.Finding { return d.notes.findings() }

// Root gives the document catalogue (PDF 32000-1, 7.7.2).
func (d *Document) Root() Dict { return d.Dict(d.src.trailer()["Root"]) }

// Decode undoes all filters of a stream. Of a damaged stream it returns what decodes, of an image nothing. The result
// is not kept: who needs it twice should keep it.
func (d *Document) Decode(s *Stream) []byte {
	if s == nil {
		return nil
	}
	return d.decoder.decode(s)
}

// DecodeImage undoes the filters of a stream up to the code of an image, whose name in PDF and parameters it gives with
// the coded bytes; for samples that are not coded the name is "". Pictures are counted apart from what a page is made
// of: they are large, and whoever decodes them bounds them by their number of pixels.
func (d *Document) DecodeImage(s *Stream) (data []byte, filter string, parms Dict) {
	apart := *d.decoder
	apart.left = limits.PictureBytes
	return apart.upToImage(s, true, false)
}

// DecodeStart gives as many bytes of a decoded stream as are wanted, or all that there are.
func (d *Document) DecodeStart(s *Stream, wanted int) []byte {
	if names, parms := d.decoder.chain(s.Dict); d.decoder.crypt == nil && len(names) == 1 && len(parms) == 0 &&
		filterOf[names[0]] == filterFlate && zlibHeader(s.Raw) && d.decoder.left > 0 {
		d.decoder.left -= perStream + wanted
		out, _, _ := d.decoder.inflate.raw(s.Raw[2:], min(wanted, limits.DecodedBytes), false)
		return out
	}
	b := d.Decode(s)
	return b[:min(len(b), wanted)]
}

// Contents gives the decoded content of a page. Streams of an array are joined by a line feed, because the division may
// stand between any two tokens (PDF 32000-1, 7.8.2). The next call uses the memory of the result again.
func (d *Document) Contents(p Page) []byte {
	d.notes.page = p.Number
	defer func() { d.notes.page = 0 }()
	switch x := d.Resolve(p.Dict["Contents"]).(type) {
	case Stream:
		return d.gathered(append(d.contents[:0], d.decoder.lend(&x)...))
	case Array:
		all := d.contents[:0]
		for _, o := range x {
			if d.decoder.left -= perStream; d.decoder.left <= 0 {
				break
			}
			if s := d.Stream(o); s != nil {
				if all = append(append(all, d.decoder.lend(s)...), '\n'); len(all) > limits.DecodedBytes {
					d.notes.add(noteLimit, "content of a page")
					return all[:limits.DecodedBytes]
				}
			}
		}
		return d.gathered(all)
	}
	return nil
}

// gathered keeps the memory of the contents of a page for the next one, unless they are huge.
func (d *Document) gathered(contents []byte) []byte {
	if d.contents = contents; cap(contents) > 1<<20 {
		d.contents = nil
	}
	return contents
}

// Info gives a text entry of the document information dictionary, such as Producer, or "".
func (d *Document) Info(key string) string {
	return TextString(d.Bytes(d.Dict(d.src.trailer()["Info"])[key]))
}
