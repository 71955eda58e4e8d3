package pdf

import "gongkai/extract/finding"

// What can be wrong with a file. Each kind is reported once a document, with a count: a file with ten thousand wrong
// lengths has one fault, not ten thousand.
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
	severity finding.Severity
	text     string
}{
	noteHeader: {finding.Info, "the file does not begin with %PDF"},
	noteXref: {finding.Warning,
		"the cross-reference table is missing or wrong; objects were found by searching the file"},
	noteTruncate: {finding.Error, "the file ends early; what followed is lost"},
	noteSyntax:   {finding.Warning, "malformed object; what could be read of it was kept"},
	noteLength:   {finding.Info, "wrong /Length of a stream; its end was found by searching"},
	noteDamaged:  {finding.Error, "damaged stream; what could be decoded of it was kept"},
	noteChecksum: {finding.Warning, "stream with a wrong header or checksum; it decodes, but may be altered"},
	noteFilter:   {finding.Warning, "stream with an unknown filter was left out"},
	notePages:    {finding.Error, "broken page tree; pages may be missing or out of order"},
	noteBox:      {finding.Warning, "page without usable size; the media box or A4 was taken"},
	noteCrypt:    {finding.Info, "the file is encrypted with an empty password"},
	noteLimit:    {finding.Error, "a limit was reached; the rest was left out"},
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

func (n *notes) findings() []finding.Finding {
	var all []finding.Finding
	for _, id := range n.order {
		k, text := n.kinds[id], noteTexts[id]
		words := finding.Say(text.text)
		if k.detail != "" {
			words = finding.Say("%s (%s)", words, finding.Words{Format: k.detail})
		}
		if k.count > 1 {
			words = finding.Say("%s, %d times", words, k.count)
		}
		all = append(all, finding.Found(id, text.severity, words.Format, words.Args...).On(k.page, nil))
	}
	return all
}
