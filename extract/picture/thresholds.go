package picture

const pointsPerInch = 72

// Resolution of the picture that is read, in dots to the inch.
const (
	// leastDots and mostDots bound it: a logo of few pixels that is blown up over the page has no more to show, and text
	// of 8 points has 40 pixels at the most.
	leastDots, mostDots = 72, 400
	// notable is the share of a page that an image covers at least, to have a say in the resolution.
	notable = 0.05
	// mostGrain bounds the side of the square of samples that make one pixel.
	mostGrain = 4
)

// Ink, in levels of grey from 0 to 255.
const (
	// redness is by how much red outshines green and blue in the ink of a seal.
	redness = 28
	// leastRed and mostRed bound the redness of the ink of a seal, as a multiple of its darkness: 1.43 has pure red, of
	// paste that has grown brown 0.7.
	leastRed, mostRed = 0.7, 1.43
	// overlap is how much darker than most of a seal a place is at the most where two lie over each other.
	overlap = 2
	// sealTile is the side of the squares, in pixels, of which one with fewestRed red pixels is of a seal; noise makes
	// one or two.
	sealTile, fewestRed = 32, 6
	// redReach is how far JPEG spreads redness, in pixels, and redNoise what it makes of grey. redRounds is after how many
	// rounds the ink that is divided out does not change to the eye any more, mostGain by how much it grows in one.
	redReach, redNoise  = 2, 3
	redRounds, mostGain = 10, 1.6
	// residue is by how much darker than paper what is left of the edge of a seal may be; strokes of letters are darker.
	residue = 90
	// inkContrast is by how much text is darker than the paper around it, and lineContrast a ruling, which a scanner
	// spreads over two rows of pixels.
	inkContrast, lineContrast = 70, 40
	// thinStroke is how dark the thinnest stroke of a letter is, as a share of its darkest pixel.
	thinStroke = 0.45
	// paperBlock is the side, in points, of the squares in which the level of the paper is measured, and paperShare the
	// share of their pixels that are as dark or darker.
	paperBlock = 16.0
	paperShare = 0.8
)

// Skew, in degrees.
const (
	// mostSkew is what a page that was fed askew hangs by; leastSkew moves the end of a line of text by half a point.
	mostSkew, leastSkew = 3.0, 0.04
	skewStep, skewFine  = 0.2, 0.02
	// skewPoints is how many points of ink are enough to tell.
	skewPoints = 150_000
)

// Rulings, in points.
const (
	// longestStroke of a letter: lines that are longer are no parts of text. longestStroke applies to lines that touch
	// no other line.
	longestStroke = 60.0
	// leastAcross and leastDown are the lengths from which a run of dark pixels that meets other lines is a ruling. A
	// row is hardly lower than 10 points, and no letter of a table is as wide as 24.
	leastAcross, leastDown = 22.0, 9.5
	// runAcross and runDown are the pieces that rulings are put together of, where they do not run quite along the pixels.
	runAcross, runDown = 7.0, 5.0
	// longPiece is the share of the longest piece of a line that a piece has that is none of a letter.
	longPiece = 0.35
	// broken is the longest gap in a ruling, aside by how much its pieces may lie aside of each other, and thickest its
	// thickness.
	broken, aside, thickest = 2.5, 0.5, 4.0
	// bridged is the share of a gap between two rulings in one line that ink along the line covers, if it is a part of
	// both that is worn away, and hole the longest gap in it without any; shortBridge is the gap that needs no ink. One of
	// the two is as long as longestStroke.
	bridged, hole, shortBridge = 0.35, 14.0, 5.0
	// wornAside is how far beside such a line its remains reach.
	wornAside = 1.1
	// unbroken is the share of a ruling that is ink; strokes of letters in a row leave gaps.
	unbroken = 0.95
	// wholeRun is the longest run of dark pixels in a ruling, at least; no stroke of a title is as long.
	wholeRun = 32.0
	// meets is how near the end of a ruling is to the one that it meets.
	meets = 3.0
	// tallestLetter is the height below which a line may be the stroke of a letter.
	tallestLetter = 22.0
	// pale is the share of its usual darkness that a short line has everywhere: between a stroke and the ruling beside it
	// is a bit of paper, which blur makes grey. branching is the share of its length, at most, at which ink lies close by.
	pale, branching = 0.45, 0.08
	// thinBranch is the share of its darkness that the thinnest stroke has that branches off another. besideStroke is how
	// far away, in points, the rest of a letter is from one of its strokes, and besides the share of the length of the
	// stroke at which there is some, on both sides: text keeps off borders, at least on one.
	thinBranch, besideStroke, besides = 0.3, 1.8, 0.15
)

// Pieces of text, in points unless said otherwise.
const (
	// speck is the side of the square of ink that may be a speck of dust; a decimal point is larger.
	speck = 0.45
	// wideGap is the gap between pieces of a line outside of cells, and cellGap in a cell, in heights of the line.
	wideGap, cellGap = 1.1, 4.0
	// lowLine is the share of the usual height of a line below which what was cut is a part of a letter: the strokes of 二.
	lowLine = 0.45
	// halfGap is the gap between the halves of a letter that lie one above the other (类), and highHalves the height of
	// both, as shares of the usual height: that of digits in a page of numbers, of which two lines are no lower than 2.
	halfGap, highHalves = 0.2, 1.6
	// highLine is the share above which it is two lines that touch.
	highLine = 1.55
	// margin is what is left around a piece of text, in its heights, wideMargin for the second reading of a number, and
	// closeMargin for a third.
	margin, wideMargin, closeMargin = 0.14, 0.3, 0.05
	// tallest is the height of the tallest line of text; more ink than that in one piece is a picture.
	tallest = 60.0
	// lowest is the height of the lowest: a dash or a dot may be alone in a cell.
	lowest = 0.6
)

// sureNumber is the confidence below which a number is read a third time, and by a second engine. Nine numbers of ten
// have more.
const sureNumber = 0.9

// sureWord is the confidence below which words are read again.
const sureWord = 0.9

// unsureNumber is the confidence below which a letter among manyDigits is none. 2025年 has fewer, and a letter.
const (
	unsureNumber = 0.5
	manyDigits   = 5
)
