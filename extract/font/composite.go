package font

import (
	"strings"

	"gongkai/extract/font/cmap"
	"gongkai/extract/font/cmapdata"
	"gongkai/extract/pdf"
	"gongkai/internal/limits"
)

// composite is a Type 0 font with its descendant (PDF 32000-1, 9.7).
type composite struct {
	cmap       *cmap.CMap
	toUnicode  *cmap.ToUnicode
	collection *cmap.ToUnicode // text by CID, nil when the collection is not a known one
	widths     cidWidths
	embedded   embedded
	glyphOf    []byte // a CIDToGIDMap stream: two bytes for each CID

	judged, overrules bool // whether the embedded font was compared with ToUnicode, and goes before it
}

func loadComposite(f *Font, doc *pdf.Document, dict pdf.Dict) {
	var descendant pdf.Dict
	if a := doc.Array(dict["DescendantFonts"]); len(a) > 0 {
		descendant = doc.Dict(a[0])
	} else {
		descendant = doc.Dict(dict["DescendantFonts"]) // seen without its array
	}
	c := &composite{
		cmap:      encodingCMap(doc, dict["Encoding"], 0),
		toUnicode: loadToUnicode(doc, dict["ToUnicode"]),
		widths:    loadCIDWidths(doc, descendant),
	}
	c.embedded.descriptor = newDescriptor(doc, descendant["FontDescriptor"])
	if s := doc.Stream(descendant["CIDToGIDMap"]); s != nil {
		c.glyphOf = doc.Decode(s)
	}
	info := doc.Dict(descendant["CIDSystemInfo"])
	ordering := string(doc.Bytes(info["Ordering"]))
	if c.cmap.Ordering != "" && cmapdata.Collection(c.cmap.Ordering) != nil {
		ordering = c.cmap.Ordering
	}
	c.collection = cmapdata.Collection(strings.TrimPrefix(ordering, "Adobe-"))

	if f.Name == "" {
		f.Name = baseName(doc.Name(descendant["BaseFont"]))
	}
	f.Vertical = c.cmap.Vertical
	f.Ascent, f.Descent = c.embedded.descriptor.height(0.88, -0.12)
	f.decoder = c
}

// encodingCMap reads /Encoding of a composite font: the name of a predefined CMap or a CMap stream, which may build on
// another one by /UseCMap. What is missing or unknown counts as Identity-H, two-byte codes being by far the most usual.
func encodingCMap(doc *pdf.Document, o pdf.Object, depth int) *cmap.CMap {
	if name := doc.Name(o); name != "" {
		if m := cmapdata.Get(name); m != nil {
			return m
		}
		return cmap.Identity(strings.HasSuffix(name, "V"))
	}
	s := doc.Stream(o)
	if s == nil || depth >= limits.CMapDepth {
		return cmap.Identity(false)
	}
	b := doc.Decode(s)
	var m *cmap.CMap
	if s.Dict["UseCMap"] != nil {
		m = cmap.ParseOn(b, encodingCMap(doc, s.Dict["UseCMap"], depth+1))
	} else {
		m = cmap.Parse(b, cmapdata.Get)
	}
	if mode, ok := doc.Number(s.Dict["WMode"]); ok {
		m = m.Turned(mode == 1)
	}
	return m
}

// loadToUnicode reads /ToUnicode, of composite and simple fonts: a stream, or the name of a CMap though the standard
// has none that would do; Identity-H then means that the codes are Unicode.
func loadToUnicode(doc *pdf.Document, o pdf.Object) *cmap.ToUnicode {
	if name := doc.Name(o); name != "" {
		if strings.HasPrefix(name, "Identity") {
			return cmap.Identical()
		}
		return cmapdata.Collection(cmap.UCS2Collection(name))
	}
	if s := doc.Stream(o); s != nil {
		return cmap.ParseToUnicode(doc.Decode(s))
	}
	return nil
}

func (c *composite) next(s []byte) (code uint32, n int) { return c.cmap.Next(s) }

func (c *composite) char(code uint32, n int) Char {
	cid, mapped := c.cmap.CID(code, n)
	ch := c.widths.of(cid)
	if c.widths.none && mapped && c.halfWidth(code, n) {
		ch.Width, ch.VX = 0.5, 0.25
	}
	ch.Text, ch.Disputed = c.text(code, n, cid, mapped)
	return ch
}

// halfWidth reports whether a code is ASCII in a CMap whose codes are characters. Such fonts are drawn by a viewer's
// own Chinese font, in which letters and digits are half as wide as ideographs.
func (c *composite) halfWidth(code uint32, n int) bool {
	return !c.cmap.Identity && code >= 0x20 && code < 0x7F && (n == 1 || c.cmap.Codes != cmap.Opaque)
}

// text looks the sources through in the order that the package comment gives.
func (c *composite) text(code uint32, n int, cid uint32, mapped bool) (text string, disputed bool) {
	said := ""
	if c.toUnicode != nil {
		if s, ok := c.toUnicode.Lookup(code, n); ok {
			if !isPrivate(s) {
				if other := c.overrule(cid, s); mapped && other != "" {
					return other, true
				}
				return s, false
			}
			said = s // a private use character says which glyph it is, but not what a reader sees
		}
		if other := cmapdata.Collection(c.toUnicode.Collection); other != nil {
			if s, ok := other.Lookup(code, 2); ok {
				return s, false
			}
		}
	}
	return c.own(code, n, cid, mapped, said), false
}

// own is what a code says without ToUnicode; said is a private use character of it, which is better than nothing.
func (c *composite) own(code uint32, n int, cid uint32, mapped bool, said string) string {
	plain, private := codeText(c.cmap, code, n)
	private = fallback(said, private)
	if plain != "" {
		return plain
	}
	if !mapped {
		return private
	}
	if c.glyphsByIndex() {
		if s := c.programText(cid); s != "" {
			return s
		}
	}
	if c.collection != nil && cid > 0 {
		if s, ok := c.collection.Lookup(cid, 2); ok {
			return s
		}
	}
	if s := c.programText(cid); s != "" {
		return s
	}
	return private
}

// glyphsByIndex reports whether codes are plainly glyph indices of an embedded TrueType font. Some producers then name
// Adobe-GB1 as the collection though their CIDs have nothing to do with it: the font's own cmap table knows what is
// drawn.
func (c *composite) glyphsByIndex() bool {
	if !c.cmap.Identity || c.glyphOf != nil {
		return false
	}
	c.embedded.load()
	return c.embedded.trueType != nil && c.embedded.cff == nil
}

// programText asks the embedded font program.
func (c *composite) programText(cid uint32) string {
	if cid == 0 || cid > 0xFFFF {
		return ""
	}
	c.embedded.load()
	cff := c.embedded.cff
	if cff != nil && cff.CIDKeyed && c.collection == nil {
		if table := cmapdata.Collection(cff.Ordering); table != nil {
			if s, ok := table.Lookup(cid, 2); ok {
				return s
			}
		}
	}
	glyph, ok := c.glyph(cid)
	if c.glyphOf == nil && cff != nil {
		glyph, ok = cff.Glyph(cid)
	}
	if !ok {
		return ""
	}
	return c.embedded.glyphText(glyph)
}
