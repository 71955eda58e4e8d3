package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/internal/limits"
)

// Contents gives the decoded content of a page. Streams of an array are joined by a line feed, because the division may
// stand between any two tokens (PDF 32000-1, 7.8.2).
func (d *Document) Contents(p Page) []byte {
	d.notes.page = p.Number
	defer func() { d.notes.page = 0 }()
	switch x := d.Resolve(p.Dict["Contents"]).(type) {
	case types.StreamDict:
		return d.Decode(&x)
	case types.Array:
		var all []byte
		for _, o := range x {
			if d.decoder.left -= perStream; d.decoder.left <= 0 {
				break
			}
			if s := d.Stream(o); s != nil {
				if all = append(append(all, d.Decode(s)...), '\n'); len(all) > limits.DecodedBytes {
					d.notes.add(noteLimit, "content of a page")
					return all[:limits.DecodedBytes]
				}
			}
		}
		return all
	}
	return nil
}

// Info gives a text entry of the document information dictionary, such as Producer, or "".
func (d *Document) Info(key string) string {
	return TextString(d.Bytes(d.Dict(d.src.trailer()["Info"])[key]))
}
