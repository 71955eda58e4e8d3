package limits

// Bounds on fonts and their CMaps.
const (
	// WidthCells bounds the work that all ranges of a /W array ask for together: one range may name 65,536 CIDs in ten
	// bytes. An honest array names each CID once.
	WidthCells = 1 << 18

	// Differences bounds the elements of /Differences that are looked at: 256 codes with a number before each, and slack.
	Differences = 4096

	// CachedCharacters bounds the remembered characters with codes of more than two bytes: GB 18030 and UTF-16 have a
	// few hundred of them in honest files. What is not remembered is only slower.
	CachedCharacters = 1 << 14

	// Advance bounds every width, in units of the font size. Honest ones are under 10 (long dashes, spacers); wild ones
	// would put glyphs at infinity.
	Advance = 100

	// CMapDepth bounds the chain of CMap streams that build on each other by /UseCMap; one such step is rare, two unseen.
	CMapDepth = 4

	// CMapBytes bounds the CMap text that is read. A ToUnicode CMap for all 65,536 glyphs of a font, one line each, has
	// 1 MB.
	CMapBytes = 8 << 20

	// CMapOperands bounds what is collected between begin… and end… operators. The standard allows 100 entries; producers
	// that ignore it put all 65,536 codes of a font into one block of three operands each.
	CMapOperands = 1 << 18

	// CMapRanges bounds the mappings of one CMap: twice as many as two-byte codes exist.
	CMapRanges = 1 << 17

	// CMapTexts bounds mappings to several characters, which take a string each: ligatures, so a few hundred in honest
	// files.
	CMapTexts = 1 << 16

	// CMapTextBytes bounds the destination of one mapping: PDF 32000-1, 9.10.3 permits 512 bytes.
	CMapTextBytes = 512

	// CodeSpaces bounds the code space ranges, which are searched in order. Adobe's own CMaps have at most seven.
	CodeSpaces = 64

	// CMapBases bounds the chain of usecmap operators; two are the most that Adobe's CMaps need.
	CMapBases = 5

	// FontTables bounds the table directories of a font file; fonts have about 20 tables and under 10 character maps.
	FontTables = 128

	// FontGlyphs is what a 16-bit glyph index can number.
	FontGlyphs = 1 << 16

	// FontMappings bounds the work on all character maps of one font: overlapping groups could ask for millions. A font of
	// 65,000 glyphs has two or three maps of that many characters.
	FontMappings = 1 << 19

	// CFFDict bounds the operators of a CFF dictionary; Top DICTs have under 30.
	CFFDict = 512

	// CFFStrings bounds the string index of a CFF font, which numbers its strings with 16 bits.
	CFFStrings = 1 << 16

	// Type1ClearText bounds the part of a Type 1 font before its encrypted part; honest ones are under 20 KB.
	Type1ClearText = 1 << 18
)
