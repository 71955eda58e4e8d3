package font

const (
	// maxWidthCells bounds the work that all ranges of a /W array ask for together: one range may name 65,536 CIDs in ten
	// bytes. An honest array names each CID once.
	maxWidthCells = 1 << 18

	// maxDifferences bounds the elements of /Differences that are looked at: 256 codes with a number before each, and slack.
	maxDifferences = 4096

	// maxCached bounds the remembered characters with codes of more than two bytes: GB 18030 and UTF-16 have a few hundred
	// of them in honest files. What is not remembered is only slower.
	maxCached = 1 << 14

	// maxAdvance bounds every width, in units of the font size. Honest ones are under 10 (long dashes, spacers); wild ones
	// would put glyphs at infinity.
	maxAdvance = 100

	// maxCMapDepth bounds the chain of CMap streams that build on each other by /UseCMap; one such step is rare, two unseen.
	maxCMapDepth = 4
)
