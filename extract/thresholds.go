package extract

// How far the glyphs of one number may differ, and what of them is the mark of a note.
const (
	markSize     = 0.8  // of the number's size: marks are set at 58 to 70 %
	markRaise    = 0.15 // font sizes above the baseline: marks are raised by a third
	sameBaseline = 0.12 // font sizes: fonts that take turns within a number differ less
	sameSize     = 0.12 // of the size, for the same reason
	sameOrigin   = 0.1  // font sizes between two origins: a point, the narrowest of a number, has an advance of 0.25
	partingGap   = 1.0  // font sizes: no kerning, no blank is as wide
	sameGap      = 0.5  // of the widest gap within a number: gaps of a number that is spread differ less
	freeForDigit = 0.6  // font sizes that a line of a narrow cell leaves free: the digit that had no room
	padding      = 12.0 // points on both sides of a cell together: word processors leave 10.8
)

// countedMargin is the share of a page's height in which numbers may be those of pages if they count with them.
const countedMargin = 0.25

// movedBorder is how far, in points, a column border may move from page to page. Programs that fit columns to what a
// page holds move them by less than a character.
const movedBorder = 12.0

// Strips of a wide sheet.
const (
	mostStrip      = 6   // pages that a strip takes
	leastStripRows = 3   // rows at the same heights; two may be by chance
	sameHeight     = 1.5 // points
)
