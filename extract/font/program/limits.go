package program

const (
	// maxTables bounds the table directories of a font file; fonts have about 20 tables and under 10 character maps.
	maxTables = 128

	// maxGlyphs is what a 16-bit glyph index can number.
	maxGlyphs = 1 << 16

	// maxMappings bounds the work on all character maps of one font: overlapping groups could ask for millions. A font of
	// 65,000 glyphs has two or three maps of that many characters.
	maxMappings = 1 << 19

	// maxDict bounds the operators of a CFF dictionary; Top DICTs have under 30.
	maxDict = 512

	// maxStrings bounds the string index of a CFF font, which numbers its strings with 16 bits.
	maxStrings = 1 << 16

	// maxClearText bounds the part of a Type 1 font before its encrypted part; honest ones are under 20 KB.
	maxClearText = 1 << 18
)
