package explain

import (
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// Because puts the reasons why an amount is not verified into words, one for each.
func Because(reasons []document.Reason) []finding.Words {
	var out []finding.Words
	for _, r := range reasons {
		out = append(out, because(r))
	}
	return out
}

func because(r document.Reason) finding.Words {
	switch r {
	case document.NoCheck:
		return finding.Say("no sum of more than zeros and blanks covers it")
	case document.UnsureTitle:
		return finding.Say("no printed title tells what its table is, two tables have it, or the order of tables speaks against it")
	case document.UnsureColumn:
		return finding.Say("another printed column could be meant by its header")
	case document.UnsureRow:
		return finding.Say("neither a code nor a label of its own names its row, or its unit is not evident")
	case document.NoUnit:
		return finding.Say("no unit is printed, another table contradicts it, or it is an odd one")
	case document.UnsureReading:
		return finding.Say("it was recognised in a picture, and not read twice alike with certainty")
	case document.UnsureText:
		return finding.Say("its text is not surely one number")
	case document.UnsureBorder:
		return finding.Say("where its cell ends is a guess")
	case document.IsMerged:
		return finding.Say("it stands in a cell merged over several amounts")
	case document.Contradicted:
		return finding.Say("a check that covers it fails")
	case document.IsTold:
		return finding.Say("a person says what its table, column, unit or year is: no print proves it")
	}
	return finding.Words{Format: "%s", Args: []any{string(r)}}
}

// UnitFrom says where a unit was read.
func UnitFrom(u *document.UnitEvidence) finding.Words {
	switch {
	case u == nil:
		return finding.Say("nowhere")
	case u.From == document.UnitOfCaption:
		return finding.Say("above the table, page %d", u.Page)
	case u.From == document.UnitOfHeader:
		return finding.Say("in its header, page %d", u.Page)
	case u.From == document.UnitOfCell:
		return finding.Say("beside an amount, page %d", u.Page)
	case u.From == document.UnitOfSheet:
		return finding.Say("on another page of the same sheet, page %d", u.Page)
	case u.From == document.UnitOfText:
		return finding.Say("in a sentence for the document, page %d", u.Page)
	case u.From == document.UnitTold:
		return finding.Say("in a correction: a person says it")
	}
	return finding.Say("in all other tables that print one")
}

// Told puts what a person says of a document, a table or a column into words.
func Told(t *document.Told) finding.Words {
	said := func(s *string) any {
		if s == nil {
			return finding.Say("nothing")
		}
		return *s
	}
	return finding.Say("%s: %s, corrected by %s (read as %s): %s", t.Address, said(t.Corrected), t.By, said(t.Read), t.Why)
}
