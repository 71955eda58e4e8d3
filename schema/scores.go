package schema

// Scores run from 0 to 1. Their order matters more than their size: which of two readings is the better one. What a
// score must reach to be believed stands beside TableMatch.accepted.

// How titles score (likeness, scoreTitle).
const (
	// aliasWorth is the likeness of a caption that is an alias: a form whose own title it is knows the table better.
	aliasWorth = 0.98
	// patternScore is that of a title told by a pattern: sure, but a title in its own words is surer.
	patternScore = 0.95
	// A title with something around it is sure (SureTitle), and the surer the more of the caption it is. The share keeps
	// it below a pattern.
	containedShare = 0.15
	// nearTitle weighs titles that are spelled differently: with all but few letters the same they are as sure as those
	// with something around them.
	nearTitle = 0.9
	// otherTable is what is left of a title that a telling word makes that of another table. It is below fairTitle, so no
	// header makes up for it.
	otherTable = 0.55
	// leastTitle is how much of their letters a caption and a title must share.
	leastTitle = 0.7
	// numberBonus is for the printed number of the table: it decides between titles that fit equally, and no more.
	numberBonus = 0.03
	// sameSize is how large the first line of a title in two lines is at least, beside the second.
	sameSize = 0.9
)

// How heads of columns score (score, pathScore, alike).
const (
	// The lowest cell says most of what a column is; the cells above it share the rest.
	leafShare, parentShare = 0.7, 0.3
	// undeclaredParents is for cells above a head that is declared without any: one declared with them is nearer.
	undeclaredParents = 0.05
	// unexplainedCell, for each cell above that the declared path lacks, decides between paths that fit equally.
	unexplainedCell = 0.01
	// numberWitness is for the numbering row, which speaks for a column or against it.
	numberWitness = 0.05
	// impliedHead is that of a head with 本年 or 其中 in front, which a form need not say: the head without is nearer.
	impliedHead = 0.98
	// nearHead weighs heads that are spelled differently, and leastHead is how much of their letters they must share.
	nearHead, leastHead = 0.9, 0.75
	// Bytes, three for each Chinese character. Where both heads are short they are equal or nothing: 款 is not 项. With
	// three characters one is a third of the head, so a declared head is near another from four on.
	equalUpTo, declaredUpTo = 6, 9
)
