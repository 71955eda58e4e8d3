// Package limits holds every bound that keeps one malicious file from costing more than itself. Each says what it
// guards against and which honest file it must still admit.
package limits

const (
	// FileBytes bounds the size of one PDF. The largest disclosure seen has 40 MB (scanned attachments).
	FileBytes = 512 << 20

	// DecodedBytes bounds one decoded stream: a 1 MB flate bomb grows to 1 GB. Pages of real disclosures stay under 10 MB.
	DecodedBytes = 64 << 20

	// DocumentBytes bounds all decoded content of one document, so that many small bombs do not add up.
	DocumentBytes = 1 << 30

	// Pages bounds the page tree. The longest disclosure seen has 900 pages.
	Pages = 20_000

	// TreeDepth bounds nesting in the page tree and of indirect references; honest trees are under 10 deep.
	TreeDepth = 64

	// ParseDepth bounds nesting of arrays and dictionaries in PDF syntax; honest ones are under 20 deep.
	ParseDepth = 100

	// Operators bounds the operators of one page with its forms: a map page of a land bureau has two million.
	Operators = 20_000_000

	// FormDepth bounds Form XObjects inside Form XObjects; nine levels were seen from a print driver.
	FormDepth = 16

	// StateDepth bounds nested q operators; PDF 32000-1 Annex C asks for 28, print drivers reach 100.
	StateDepth = 512

	// Glyphs bounds the glyphs of one page; the densest real page has 12,000.
	Glyphs = 200_000

	// DocumentGlyphs bounds the glyphs of one document, which stay in memory and take about 200 bytes each with the
	// lines they make up. The longest disclosure seen, of 900 pages, has about a million.
	DocumentGlyphs = 2_000_000

	// Rulings bounds the rulings of one page; spreadsheets drawn cell by cell reach 30,000.
	Rulings = 400_000

	// DocumentRulings bounds the rulings and fills of one document, which stay in memory, too. The most seen is 16,000.
	DocumentRulings = 4_000_000

	// Covers bounds what is remembered of areas painted over others on one page, counted by the strips of the page they
	// meet.
	Covers = 4_000_000

	// Crossings bounds the pairs of horizontal and vertical rulings of one page that may cross; the most seen is 7,000.
	// Beyond it the page has no ruled tables, only text.
	Crossings = 50_000_000

	// Squares bounds the rows times columns of one grid. The most seen is 900; a sheet of 1,000 rows and 100 columns on
	// one page would have 100,000.
	Squares = 4_000_000

	// Annotations bounds the annotations of one page that are read; an index of links has 2,000.
	Annotations = 10_000

	// Looks bounds the comparisons of what is painted on one page with what lies below or above it. The most seen is
	// 45,000; a page drawn to be slow would need 10 million million.
	Looks = 20_000_000

	// DocumentLooks bounds the comparisons of texts that may be watermarks with the rest of their pages. The most seen is
	// 6,000 a page.
	DocumentLooks = 200_000_000

	// ParsedBytes bounds the PDF syntax parsed for one document: objects that overlap cost their bytes each. The
	// structure of the most heavily tagged file seen has 30 MB.
	ParsedBytes = 256 << 20

	// Values bounds the parsed values of one document, which take about 60 bytes of memory each; the most heavily tagged
	// file seen has 120,000 objects of 8 values.
	Values = 5_000_000

	// ObjectNumber is the highest object number there is (PDF 32000-1, Annex C).
	ObjectNumber = 8_388_607

	// Objects bounds the objects of one document that are looked up; a cross-reference stream of 1 MB can list 100
	// million.
	Objects = 2_000_000

	// Marks bounds the places that a search through a damaged file remembers of each kind. 512 MB of honest PDF have 3
	// million object headers, 512 MB of nothing else 60 million.
	Marks = 8_000_000

	// ObjectStreams bounds the decoded object streams that are kept in memory at a time.
	ObjectStreams = 96 << 20

	// Filters bounds the filter chain of a stream; honest ones have one or two.
	Filters = 8

	// PageSide bounds a side of a page in points. 14,400 (200 inches) is the most that PDF 32000-1 Annex C allows.
	PageSide = 144_000

	// AlignedLines bounds the lines of a page that are searched for a table without rulings, which takes time by their
	// square. A full page of a spreadsheet in small type has 120.
	AlignedLines = 400

	// NarrativeParagraph bounds the bytes of a paragraph that is read for facts: reading takes time by its square. The
	// longest seen has 6 kB.
	NarrativeParagraph = 12_000

	// RememberedBytes bounds what is remembered from one document to the next about titles, heads and labels; beyond,
	// it is forgotten. All documents of the corpus together need 4 MB.
	RememberedBytes = 8 << 20

	// AutomatonStates bounds the states of an automaton that searches text for many expressions at once; beyond, it
	// begins anew. A state takes 2 kB; all documents of the corpus together need 1,300.
	AutomatonStates = 4_000

	// NarrativePieces bounds the texts that are joined to one paragraph. A page set line by line has 40 lines.
	NarrativePieces = 60

	// NarrativeFacts bounds the facts of one document. The most seen are 190.
	NarrativeFacts = 5_000

	// SectionEntries bounds the paragraphs of one section, and the cells of a list of units. The most seen are 130.
	SectionEntries = 2_000

	// Operands bounds the operands of one operator. The longest TJ array seen has 2,000 elements, a page set as one array.
	Operands = 65_536

	// CorrectionsBytes bounds a file of corrections. A person corrects a few values of a document, 200 bytes each.
	CorrectionsBytes = 4 << 20

	// Corrections bounds the corrections of one document, which has under 10,000 values.
	Corrections = 10_000
)
