// Package pdftest makes small PDF files for tests from a description in text, so that a test shows what its document
// looks like and no binary file has to be kept. The same description gives the same bytes. A description is a list of
// lines, read from the top; things follow each other down the page:
//
//	font gb             before the first page: a font whose codes are characters (below)
//	page 842 595        begin a page of this size in points; A4 upright without a size
//	size 16             font size from here on; 9 at the beginning of a page
//	center TEXT         one centred line; left TEXT and right TEXT likewise, and a right line that follows a left one
//	                    stands beside it
//	text TEXT           a paragraph, wrapped at the margins
//	footer TEXT         a line at the bottom of the page
//	space 20            leave room
//	columns 40 120 80   widths of the columns of tables from here on
//	rules off           tables without lines from here on (rules on)
//	row A | B | C       a row of a table; rows that follow each other are one table
//	turn 90             the page is drawn turned clockwise: by 90, 180 or 270 degrees, or askew by a few
//	scan                the page is a picture from here on, in which letters are blocks of ink, with its text over it,
//	                    hidden, as programs leave it that recognise scans
//	image               a grey picture over the whole page, as a scan is
//
// In a row, < says that the cell to the left goes on here, ^ that the one above does: together they make merged cells.
// A cell that is too narrow for its text wraps it, so that a narrow header reads from top to bottom; \n breaks a line.
// Amounts stand at the right of their cell, all else at the left. Lines that begin with # and blank lines mean nothing.
//
// Text is drawn in a Type0 font with Identity-H and a ToUnicode map, which is not embedded: its codes are numbered in
// the order in which the characters occur, so that nothing but the map tells what they mean. With `font gb` it is a
// font of the collection Adobe-GB1 with the predefined CMap UniGB-UCS2-H (PDF 32000-1, 9.7.5.2), which any reader may
// replace by one of its own.
package pdftest
