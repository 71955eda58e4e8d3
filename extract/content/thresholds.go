package content

// What is seen and what is a line is told by these. Lengths are points.
const (
	// thinFill is the thickness up to which a filled rectangle is a ruling. Heavy borders of tables measure 2.25; the
	// lowest background of a text is 6.
	thinFill = 3.0
	// broadStroke is the width from which a stroked line is an area painted with the pen.
	broadStroke = 5.0
	// rulingLean is how far a line may lean over its length and still be horizontal or vertical: print drivers round.
	rulingLean = 0.5
	// textLean is the tangent up to which text is upright, three degrees: the text layers of scanners lean a little.
	textLean = 0.05

	// matrixLean is the share of a matrix that may turn what it is to keep upright: angles are written with four decimals.
	matrixLean = 5e-4
	// mostSkew is the angle in degrees up to which a page hangs askew, as after scanning; text at a larger one is meant
	// to. leastSkew is that from which it matters: over the width of a page it is one and a half points.
	mostSkew  = 3.2
	leastSkew = 0.1
	// skewShare is the share of the text that must hang at the same angle, skewStep how far apart angles are the same.
	skewShare = 0.6
	skewStep  = 0.1

	// opaque is the opacity from which nothing shows through, faint that below which nothing is seen. Programs write 0.999
	// for 1.
	opaque = 0.98
	faint  = 0.02
	// white is what each component of a colour has that no eye tells from paper.
	white = 250

	// coveredShare is the share of a glyph that must lie below a later area to be hidden by it: em boxes are higher than
	// their ink, and an area that cuts into the box of the line above covers none of its ink.
	coveredShare = 0.8
	// coverFrame is how far inside an area a ruling must lie to be painted over; what is nearer to its edge is its frame.
	coverFrame = 1.0

	// A glyph is drawn twice where the distance is at most these shares of its size and of its width: a narrow letter may
	// follow itself closely, as in ll. The sizes of both differ by no more than duplicateSize.
	duplicateBySize  = 0.2
	duplicateByWidth = 0.5
	duplicateSize    = 0.1
	// duplicateSquare is the side of the squares in which glyphs are looked up. Two prints of one glyph are much closer,
	// so that nearly always one square is searched; beyond duplicatesInSquare glyphs of one text it holds no text.
	duplicateSquare    = 16.0
	duplicatesInSquare = 64

	// farOutside is how far outside of the page the rest of a label may stand that its cell cuts off; no cell's text is
	// longer.
	farOutside = 200.0

	// coverStrip is the height of the strips in which covers are looked up, about a line of text; larger pages than
	// coverStrips of them share the last.
	coverStrip  = 16.0
	coverStrips = 1024

	// touching is how far boxes must overlap to be one area: neighbours share an edge, but for rounding.
	touching = 0.02
	// openBoxes bounds the boxes of one path that stand side by side; a path with more is no frame.
	openBoxes = 64
	// outlineSquares bounds the squares of a grid that is drawn as one outline, here of 1,000 rows and columns.
	outlineSquares = 1 << 20

	// indexedColors is the most that a table of colours can have (PDF 32000-1, 8.6.6.3).
	indexedColors = 256
)
