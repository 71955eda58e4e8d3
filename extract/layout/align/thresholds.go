package align

// Costs of rows, in units of the evidence that one ordinary sign gives.
const (
	mostLines = 14 // of one row; the longest cells of a table without row lines have ten

	costRow            = 0.5 // of any row: between two readings that are as good the one with fewer rows
	costStacked        = 6.0 // two numbers below each other in one cell
	costListItem       = 2.0 // a line of a cell that begins like an item of a list
	costCapital        = 1.2 // a line of a label that begins with a capital letter
	costEarlyBreak     = 2.0 // a line that ends though the next word had room in it
	costEarlyHeadBreak = 0.6 // the same in a header, whose lines are broken by sense
	costWrap           = 0.1 // a line that ends where its column does
	costGap            = 2.0 // lines of one cell twice as far apart as such lines are
	mostGap            = 5.0
	costFoot           = 0.4 // a row of several lines whose cells are level at their feet: few tables are set so
	costOverlap        = 1.0 // a border between lines that share a height
	gainGap            = 0.8 // a border in a gap as wide as two of those between lines
	costNoValue        = 0.8 // a row without a value, in a table that has values
	costNoLabel        = 1.0 // a row of values without any word
	costLevel          = 1.5 // a row of which all cells stand at other heights
	costTightHead      = 3.0 // a border within a header where no gap goes through: its cells stand at any height
	costTwoInRow       = 3.0 // two labels at the height of one row cannot be merged over rows
	// a row that leaves the first column of words blank: its label may be merged over several rows
	costBlankLabel  = 0.4
	costMerged      = 0.05 // a cell merged over rows
	costHeadOnValue = 3.0  // words and a number below each other in a column of numbers
	costMixed       = 0.2  // a row that holds lines of the header and values
	costRule        = 8.0  // a ruling through a row

	narrowest     = 0.08 // font sizes: less is no gap at all
	fewestLines   = 3    // of a table
	edgesOfColumn = 3    // lines; two may agree by chance

	hanging = 0.2 // font sizes before a column in which the middle of a glyph may be that of the column before

	// texts that end or begin at one place beside a narrow gap, which then parts columns in a single line, too
	textsOfColumn = 3
	sameEdge      = 0.08 // font sizes

	// the gap between a number and a character of Chinese, in font sizes, and how far it may be off
	autoSpace, autoSpaceSlack = 0.25, 0.06

	wordSpace = 0.6 // font sizes: the widest gap between words of a justified line

	// costGuess is what speaks against a row beyond what any row costs, from which on it is a guess: one sign that lines
	// are of different rows, or two weak ones.
	costGuess = 1.4

	overlap      = 0.2  // font sizes
	roomForBreak = 0.35 // font sizes: what a line needs beside the next word
	levelSlack   = 0.15 // font sizes: Latin digits stand a little lower than characters
	centred      = 0.5  // font sizes
	level        = 0.5  // font sizes
)

const (
	pad = 2.0 // points between the text at the edge of a table and its border

	// of the deepest header seen, five levels of cells in two or three lines, each at heights of its own
	mostHeaderLines = 24
	wideLeading     = 0.8  // font sizes between two lines of a head that stand around the middle of all others
	headerGap       = 1.2  // font sizes between the lines of a header; a caption stands further off
	headAbove       = 2.5  // font sizes between a header and the body, whose first row may be high
	wholeRun        = 0.08 // of their width: how far off its middle a text may be over all columns that are free
	widerIsBetter   = 0.15 // font sizes off the middle, for each column that a head covers
	// of two texts of one line over the same column, for each
	headsShareColumn = 5.0
	ruleBelowHead    = 0.8 // font sizes: so far below a head is the ruling over the heads that belong to it
	sameMiddle       = 0.6 // font sizes between the middles of two lines of one centred cell
)

// longLine is the share of a table's width that lines of running text fill; cells of words seldom fill half of it.
const longLine = 0.6

// The scale beside a chart: numbers in equal steps, with little text in their rows.
const (
	scaleMarks = 4    // numbers; two or three are in equal steps by chance
	chartText  = 0.35 // share of the cells with text; of a table more than half have some
)

// fullText is the share of its column that a line of running text fills; words in cells seldom do.
const fullText = 0.85
