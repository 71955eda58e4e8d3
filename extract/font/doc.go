// Package font turns the strings that a PDF page shows into characters: their text and how far each moves the pen.
//
// A PDF font (PDF 32000-1, 9.5) is a dictionary that says what the bytes of a shown string mean. There are two
// families.
//
// A simple font (9.6: Type1, MMType1, TrueType, Type3) has codes of one byte. /Encoding gives each code a glyph name,
// as one of a few base encodings with /Differences; /Widths gives the advance of each code. The text of a code is
// that of its glyph name in the Adobe Glyph List.
//
// A composite font (9.7: Type0) has codes of one to four bytes, and is how Chinese is set. /Encoding is a CMap
// (9.7.5): it cuts the string into codes and maps each to a CID, a number in a character collection such as
// Adobe-GB1. The descendant CIDFont (9.7.4) gives advances by CID in /W, with /DW for the rest; for vertical writing
// also /W2 and /DW2. With the CMap Identity-H a code is the CID, and the CID mostly is the index of a glyph in the
// embedded font: a number without meaning.
//
// Either may have a /ToUnicode CMap (9.10.3) from codes to text. The text of a code is found in this order:
// ToUnicode; what the code says by itself, as in the CMaps of GBK and of Unicode; the table of the character
// collection; the tables of the embedded font program. One exception: where codes are plainly glyph indices of an
// embedded TrueType font, its own table goes before that of the collection, which such files name without meaning it.
// A code that none of them knows has no text, which is said and not hidden by a guess.
package font
