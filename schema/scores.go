package schema

// Scores run from 0 to 1. Their order matters more than their size: which of two readings is the better one. What a
// score must reach to be believed comes after what it is made of.

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

// How the columns of a header make its score (headerScore).
const (
	// What the form needs of a header weighs most; how much of the printed one is explained tells forms apart that need
	// the same.
	neededShare, explainedShare = 0.75, 0.25
	// mostExplained is how much of a header must be explained to make up for what the form asks for and the table lacks,
	// and fewestAmounts how many columns of amounts must be sure: a list may print its parts without their total.
	mostExplained, fewestAmounts = 0.6, 2
	// leastHeads is how like its declared path a printed column must be to be taken for it: below that another column of
	// the same table is about as like.
	leastHeads = 0.6
	// nearCodes is how like a head over columns of codes must be to one of the heads that are declared above them.
	nearCodes = 0.8
	// composedScore is how sure a column is that its heads explain together, and no path that a form declares.
	composedScore = 0.9
	// sameFit is how much less like its declared path a printed column may be and still fit about as well.
	sameFit = 0.05
	// mostLanes is twice the most lists of the same columns that were seen side by side.
	mostLanes = 7
	// leastNear is how much of its letters a head shares with the word that is said to be nearest to it, and notBelow how
	// much each head above a word takes away that is not printed above the column.
	leastNear, notBelow = 0.5, 0.1
)

// How sure a match must be. The title alone is not enough (contents pages print it, too), and the header alone never
// is: several tables of a form share theirs, and an untitled grid may be of any of them, or of none.
const (
	SureTitle    = 0.8 // a title that needs no more words
	helpedHeader = 0.5 // needed beside a sure title
	fairTitle    = 0.6
	fairHeader   = 0.75
	// toldWorth is more than what any two scores give: what a person says goes first.
	toldWorth = 3
	// sameHeader is by how much the header of a further table of a kind may score less than that of the first. The same
	// heads score the same; what is left is for a column number that was not read.
	sameHeader = 0.02
	// frameRows is how many rows the frame around a title has at most: the title, and the unit below it.
	frameRows = 2
)

// What rows must show to speak against title and header (contradicted).
const (
	fewCodes = 2 // of another classification are no accident any more, if its own are fewer
	fewRows  = 4 // from as many rows with amounts on it counts how many have no name
)

// What speaks for a form beside the tables it recognises, and how much of a document it must explain.
const (
	inheritedWorth = 0.96 // of a table that the form only has from the one it extends
	sheetsWorth    = 0.02 // of as many sheets as manySheets, or more
	manySheets     = 100
	unnamedCost    = 0.1  // of a list whose declared column of names is not there: another list may have it
	missingCost    = 0.25 // of each table that the form says a disclosure has, and this one lacks
	// certainTables is how many tables of sure title and fair header tell a form, whatever else the document prints.
	certainTables = 4
	// leastMentions is how often a paper must name a place, in titles and in captions, to be of it.
	leastMentions = 2
)

// What is said of tables that no form claims.
const (
	// leastNearest is how like title and header together must be to say which table an unclaimed one is most like. Below
	// that it is like any table with amounts in it.
	leastNearest = 0.5
	// A table is proposed to be the one that it is most like when nothing but the title speaks against it, or nothing but
	// the columns.
	proposedTitle  = 0.6 // the least of either, when the other one is
	proposedHeader = 0.6
	proposedEither = 0.7  // and together
	asNear         = 0.15 // by how much less like another one is to be named beside it
)

// How performance sheets score (block, matchList). Title, labels and columns of indicators are witnesses of the same
// weight, and two of the three must speak for a sheet, so it is sure from twice the weight on.
const (
	witness   = 0.5
	sureSheet = 2 * witness
	// enoughLabels are a full witness: papers print a choice of what a form declares. moreLabels, for all that is
	// declared, decides between sheets that both print enough.
	enoughLabels, moreLabels = 4, 0.05
	// untitledSheet is how much of labels and columns together makes a sheet of a table whose title does not.
	untitledSheet = 1.5
	// leastColumns is how much of the columns must be there beside a title, and loneLabels how much of the labels beside a
	// sure title where the columns are overleaf.
	leastColumns, loneLabels = 0.5, 0.75
	// overleafColumns is how many columns of indicators make a grid without fields the rest of the sheet on the page
	// before: two or three may be heads of any list.
	overleafColumns = 4
	// fewestColumns head a grid of indicators, or a list without a title of its own; in a list beside the fields of a
	// project fewestOfList are enough.
	fewestColumns, fewestOfList = 3, 2
	// sameScore is by how much the scores of two sheets may differ that fit a table as well.
	sameScore = 0.05
	// sideHeading is by how many rows a cell may be taller than the heads beside it and still be one.
	sideHeading = 1
	// longestLabel is how many bytes a text may have that is looked at as a label with something around it.
	longestLabel = 90
	// leastTaskColumns are those that make a list of tasks, with the one of the names.
	leastTaskColumns = 2
)
