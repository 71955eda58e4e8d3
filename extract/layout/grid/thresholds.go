package grid

// Tolerances of rulings, in points.
const (
	// snap is how far rulings of one border lie apart: double lines, and borders that neighbouring cells draw each for
	// itself. The lowest row of text seen is 5 pt high.
	snap = 3.6
	// sameLine is how far pieces of one line lie apart: they are drawn at one coordinate, but for rounding.
	sameLine = 0.7
	// reach is how far a ruling may stop short of the one it should touch.
	reach = 2.5
	// dash is the longest gap within a dashed line.
	dash = 4.0
	// shortest ruling that divides cells, after dashes are joined; shorter ones are ticks and bits of letters.
	shortest = 4.0
	// openColumn and openRow are how far rulings run on past the outermost border at least, where the table is open to
	// that side; shorter overhangs are rulings drawn too long.
	openColumn = 15.0
	openRow    = 8.0
	// fewestOpen is how many rulings must end together there: one alone may be anything.
	fewestOpen = 2
	// alongside is the share of a cell's side that a ruling must run along, since rulings stop short and overshoot.
	alongside = 0.6
)

// Backgrounds that stand for cells.
const (
	// fewestTiles make a table: two rows of two.
	fewestTiles = 4
	// fewestInLine is how many cells a row or a column has at least: one alone is a highlighted word, or a line of them.
	fewestInLine = 2
	// fullRows is the share of rows with as many cells: titles and notes within a table are single cells.
	fullRows = 2.0 / 3
	// shortNumber is how many digits the number of a column has at most, which a header may hold and is no amount.
	shortNumber = 2
	// filledOneIn: of so many cells one at least holds text. Tables leave many blank, decoration nearly all.
	filledOneIn = 3
	// cutOneIn: of so many glyphs one may stand across a border of columns. Long labels hang over their cells now and
	// then; running text on coloured ground is cut all the time.
	cutOneIn = 20
	// mostTiles is more than the cells of any page.
	mostTiles = 20_000
	// lowestTile and narrowestTile hold a line of text, in points; tallestTile is a share of the page, as no cell is half
	// of it.
	lowestTile    = 5.0
	narrowestTile = 8.0
	tallestTile   = 0.5
	// inner is the share of a background's area that another one on it has at most, to be a cell of it and not its
	// double.
	inner = 0.9
	// unpaintedGap is how high, in heights of the tallest background, a white row between painted ones may be, and nextRow
	// how far, in heights of the last row, a white last row may stand below.
	unpaintedGap = 1.5
	nextRow      = 1.2
)
