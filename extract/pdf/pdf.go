package pdf

import (
	"bytes"
	"errors"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/extract/finding"
	"gongkai/extract/geometry"
	"gongkai/internal/limits"
)

// Errors of Open that callers tell apart with errors.Is.
var (
	ErrEmpty    = errors.New("the file is empty")
	ErrNotPDF   = errors.New("not a PDF file")
	ErrTooLarge = errors.New("the file is too large")
	ErrPassword = errors.New("the file is protected by a password")
	ErrDamaged  = errors.New("the file is damaged beyond reading")
)

// Document is an open PDF file. It is not safe for concurrent use. The objects it gives are shared and must not be changed.
type Document struct {
	src     source
	notes   *notes
	decoder *decoder
	pages   []Page
	most    int     // of them that are wanted
	layers  *layers // nil before one was asked for
}

// Page is a leaf of the page tree with the attributes it inherits (PDF 32000-1, 7.7.3.4).
type Page struct {
	Number    int
	Dict      types.Dict
	Resources types.Dict
	Box       geometry.Rect // crop box within media box, in default user space (y upwards: Y0 is the bottom)
	Rotate    int           // 0, 90, 180 or 270, clockwise
	UserUnit  float64       // size of a unit of user space in points, 1 but for very large pages
}

// Open reads the structure of a PDF file held in memory, which must not change afterwards. A file encrypted with an empty
// user password is decrypted, if it is not damaged, too, or very large (limits.EncryptedBytes).
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
	switch f, err := openFile(data, d.notes); {
	case errors.Is(err, errEncrypted):
		e, err := openEncrypted(data[max(0, header(data)):], d.notes)
		if err != nil {
			return nil, err
		}
		d.src, d.decoder = e, e.decoder
	case err != nil:
		return nil, finding.Detail(ErrDamaged, err.Error())
	default:
		d.src, d.decoder = f, f.decoder
	}
	if d.findPages(); len(d.pages) == 0 {
		return nil, finding.Detail(ErrDamaged, "no page found")
	}
	return d, nil
}

// Pages are the pages in reading order.
func (d *Document) Pages() []Page { return d.pages }

// Findings is what had to be repaired or left out so far: a kind of fault once, with a count. Damage of streams shows when
// they are decoded.
func (d *Document) Findings() []finding.Finding { return d.notes.findings() }

// Root gives the document catalogue (PDF 32000-1, 7.7.2).
func (d *Document) Root() types.Dict { return d.Dict(d.src.trailer()["Root"]) }

// Resolve follows an indirect reference to its object; any other object is returned as it is. A missing object is nil.
func (d *Document) Resolve(o types.Object) types.Object { return resolve(d.src, o) }

// Decode undoes all filters of a stream. Of a damaged stream it returns what decodes, of an image nothing. The result is not
// kept: who needs it twice should keep it.
func (d *Document) Decode(s *types.StreamDict) []byte {
	if s == nil {
		return nil
	}
	return d.decoder.decode(s)
}
