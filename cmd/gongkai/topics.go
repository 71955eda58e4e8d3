package main

// topic is a page of help that belongs to no single command.
type topic struct{ name, summary, text string }

func topicNames() []string {
	var names []string
	for _, t := range topics {
		names = append(names, t.name)
	}
	return names
}

var topics = []topic{
	{"exit-status", "what the exit status says", `The exit status says what came of a run:

    0  all inputs are done
    1  the run itself failed: output could not be written, a form has a mistake, corrections belong to none of the
       inputs, explain was asked for a value that is not there
    2  wrong usage: an unknown command or flag, no file given
    3  done, but --strict was given and an accounting check fails, a value is in doubt, a correction was refused, part
       of a document could not be read, or a document has no table of a known form; or check found a mismatch
    4  done, but some inputs could not be read: not a PDF, protected by a password, a scan without text, no such file,
       or over a limit of time or memory
    5  nothing was done, because there is no input: an empty list, a pattern or folder without a file, a manifest of which
       no row belongs to an input
  130  interrupted with Ctrl-C

A failed input costs itself alone: the others are done, and standard error has a line for each one that failed. Of two
statuses that both apply the higher one is given; 1 comes before both 3 and 4.
`},
	{
		"formats",
		"what is read, what is written, and where",
		`Input is PDF with a text layer, such as Word, Excel and browsers make it. A scan is read with --ocr (docs/ocr.md), and
refused without. A file that is encrypted with an empty password is read like any other.

A folder, a ZIP archive, a pattern in quotes and a list (--files-from, --manifest) stand for many files; what is read
of a folder or archive ends in .pdf or .PDF, and of a folder archives, too.

Output goes to standard output, or with -o to files; all messages go to standard error.

  extract, one file        one JSON document (gongkai/1), indented so that a row of a table is a line
  extract, several files   NDJSON: a line a document, in the order of the command line; a file that failed has no line
  extract -o DIR           DIR/documents: a file a document, indented; DIR/index.jsonl: a line an input, with its
                           document; DIR/report.jsonl: a line a document with findings, seconds and memory, and a
                           summary at the end
  tables                   plain grids, without meaning; with -o DIR/NAME.json for each NAME.pdf
  view                     one HTML file: pages and values side by side
  export                   documents as CSV, NDJSON, Parquet, SQLite, XLSX or a Data Package: ` +
			"`gongkai help export`" + `
  schema                   the JSON Schema (2020-12) of those documents: ` +
			"`gongkai schema`, `gongkai schema tables`" + `

Amounts are JSON numbers with the printed digits (240.00): read them as decimals, not as binary floating point. A
blank cell is null, a printed zero is 0.00. The same file gives the same bytes on every machine and in every run.

Forms are YAML: ` + "`gongkai forms show cn-xinjiang-budget`" + ` prints one to start from.
`,
	},
}
