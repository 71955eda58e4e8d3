package pdf

import (
	"gongkai/extract/page"
)

// What can be wrong with a file. Each kind is reported once a document, with a count: a file with ten thousand wrong lengths
// has one fault, not ten thousand.
const (
	noteHeader   = "pdf.header"
	noteXref     = "pdf.xref_rebuilt"
	noteTruncate = "pdf.truncated"
	noteSyntax   = "pdf.syntax"
	noteLength   = "pdf.stream_length"
	noteDamaged  = "pdf.stream_damaged"
	noteChecksum = "pdf.stream_checksum"
	noteFilter   = "pdf.stream_filter"
	notePages    = "pdf.page_tree"
	noteBox      = "pdf.page_box"
	noteCrypt    = "pdf.encrypted"
	noteLimit    = "pdf.limit"
)

var noteTexts = map[string]struct {
	severity page.Severity
	text     string
}{
	noteHeader:   {page.Info, "the file does not begin with %PDF"},
	noteXref:     {page.Warning, "the cross-reference table is missing or wrong; objects were found by searching the file"},
	noteTruncate: {page.Error, "the file ends early; what followed is lost"},
	noteSyntax:   {page.Warning, "malformed object; what could be read of it was kept"},
	noteLength:   {page.Info, "wrong /Length of a stream; its end was found by searching"},
	noteDamaged:  {page.Error, "damaged stream; what could be decoded of it was kept"},
	noteChecksum: {page.Warning, "stream with a wrong header or checksum; it decodes, but may be altered"},
	noteFilter:   {page.Warning, "stream with an unknown filter was left out"},
	notePages:    {page.Error, "broken page tree; pages may be missing or out of order"},
	noteBox:      {page.Warning, "page without usable size; the media box or A4 was taken"},
	noteCrypt:    {page.Info, "the file is encrypted with an empty password"},
	noteLimit:    {page.Error, "a limit was reached; the rest was left out"},
}

// note counts the occurrences of one kind.
type note struct {
	count  int
	detail string // of the first occurrence
	page   int    // 0 when it concerns several pages, or none that is known
}

// notes collects what is repaired or left out while a document is read.
type notes struct {
	order []string
	kinds map[string]*note
	page  int // the page being read, 0 if none
}

func (n *notes) add(id, detail string) {
	if k := n.kinds[id]; k != nil {
		if k.count++; k.page != n.page {
			k.page = 0
		}
		return
	}
	if n.kinds == nil {
		n.kinds = map[string]*note{}
	}
	n.kinds[id] = &note{count: 1, detail: detail, page: n.page}
	n.order = append(n.order, id)
}

func (n *notes) findings() []page.Finding {
	var all []page.Finding
	for _, id := range n.order {
		k, text := n.kinds[id], noteTexts[id]
		words := page.Say(text.text)
		if k.detail != "" {
			words = page.Say("%s (%s)", words, page.Words{Format: k.detail})
		}
		if k.count > 1 {
			words = page.Say("%s, %d times", words, k.count)
		}
		all = append(all, page.Found(id, text.severity, words.Format, words.Args...).On(k.page, nil))
	}
	return all
}
