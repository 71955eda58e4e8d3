package cmap

const (
	// maxBytes bounds the CMap text that is read. A ToUnicode CMap for all 65,536 glyphs of a font, one line each, has 1 MB.
	maxBytes = 8 << 20

	// maxOperands bounds what is collected between begin… and end… operators. The standard allows 100 entries; producers
	// that ignore it put all 65,536 codes of a font into one block of three operands each.
	maxOperands = 1 << 18

	// maxRanges bounds the mappings of one CMap: twice as many as two-byte codes exist.
	maxRanges = 1 << 17

	// maxTexts bounds mappings to several characters, which take a string each: ligatures, so a few hundred in honest files.
	maxTexts = 1 << 16

	// maxTextBytes bounds the destination of one mapping: PDF 32000-1, 9.10.3 permits 512 bytes.
	maxTextBytes = 512

	// maxSpaces bounds the code space ranges, which are searched in order. Adobe's own CMaps have at most seven.
	maxSpaces = 64

	// maxBases bounds the chain of usecmap operators; two are the most that Adobe's CMaps need.
	maxBases = 5
)
