// Package pdf opens a PDF file and gives its objects, page tree and decoded streams to the rest of extract.
//
// # The format
//
// Section numbers are those of PDF 32000-1:2008. A PDF file is a heap of numbered objects with an index at its end:
//
//	%PDF-1.7
//	1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
//	2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj
//	3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << … >> >> endobj
//	4 0 obj << /Length 44 /Filter /FlateDecode >> stream … endstream endobj
//	xref …                                         the byte offset of every object
//	trailer << /Root 1 0 R /Size 5 >>
//	startxref 1234                                 the byte offset of xref
//	%%EOF
//
// Values (7.3) are null, booleans, numbers, (strings), <hexadecimal strings>, /Names, [arrays], << dictionaries >>,
// streams, which are a dictionary and bytes, and references to objects such as 2 0 R. Package syntax has their
// tokens.
//
// The index (7.5.4) is a table in the text, or since PDF 1.5 a stream (7.5.8), or both (7.5.8.4); a file that was
// changed has a further index, whose /Prev leads to the older one. Objects may also stand in compressed object
// streams (7.5.7).
//
// The bytes of a stream went through a chain of filters (7.4). The pages (7.7.3) are the leaves of a tree, and inherit
// resources, boxes and rotation from the nodes above them.
//
// # Damage
//
// Files come truncated, with junk before and behind, with offsets and lengths that are wrong. So nothing is believed
// that can be checked: an object must stand where the index says, or the file is searched for "N G obj"; endstream
// must follow the /Length of a stream, or it is searched; the page tree is walked and /Count ignored; of a stream
// that does not inflate, what does is kept. Each kind of repair becomes one finding with a count.
//
// Files come malicious, too. Every loop is bounded by package limits: bytes parsed, values, decoded bytes, depth.
//
// # Encryption
//
// A file whose user password is empty opens without asking (7.6): its strings are decrypted when an object is read,
// its streams when they are decoded.
//
// # pdfcpu
//
// Objects are read when they are asked for, and their types are ours. pdfcpu undoes the filters that hardly a file
// has (pdfcpu.go). In tests it is the oracle: every object that it reads must be the one that we read.
package pdf
