// Package cmap reads CMaps (PDF 32000-1, 9.7.5; Adobe Technical Note 5014): the tables that cut a shown string into
// character codes and say what each code stands for.
//
// Two kinds exist and share a syntax, a small piece of PostScript. A CMap behind /Encoding maps codes to CIDs, the
// numbers of characters in a collection such as Adobe-GB1; type CMap. A CMap behind /ToUnicode maps codes to text;
// type ToUnicode.
package cmap
