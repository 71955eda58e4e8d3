package faults

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/schema"
	"gongkai/schema/address"
)

var update = flag.Bool("update", false, "rewrite the table in docs/faults.md")

const (
	guide = "../../docs/faults.md"
	begin = "<!-- made by go test ./internal/faults -update -->\n"
	end   = "<!-- end -->\n"

	fixtures  = "../../fixtures"
	synthetic = "../../../shared/corpus/synthetic"
)

// What is reached, in thousandths of the faults. A change may better it.
const (
	leastSingle = 950 // of single values in tables with sums: what is promised
	leastAll    = 960
)

func subjects(t *testing.T, folder string) []*Subject {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents in %s: %v", folder, err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var out []*Subject
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Read(filepath.Base(name), data, forms)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func bounds(t *testing.T, outcomes []Outcome) {
	t.Helper()
	single, all := SingleInSums(outcomes), Shares(outcomes, func(*Outcome) bool { return true })
	if 1000*single.Found < leastSingle*single.Faults || single.Faults == 0 {
		t.Errorf("of %d faults of single values %d were found; the others:\n%s", single.Faults, single.Found,
			Missed(outcomes))
	}
	if 1000*all.Found < leastAll*all.Faults || all.Faults == 0 {
		t.Errorf("of %d faults %d were found; the others:\n%s", all.Faults, all.Found, Missed(outcomes))
	}
}

// TestPublished: the table of the guide is what a run on the fixtures gives.
func TestPublished(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand documents are normalised")
	}
	outcomes := Run(subjects(t, fixtures), Count, Seed)
	if len(outcomes) != Count {
		t.Errorf("%d faults were made, not %d", len(outcomes), Count)
	}
	bounds(t, outcomes)
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(strings.ReplaceAll(string(text), "\r\n", "\n"), begin)
	have, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("docs/faults.md has no place for the table")
	}
	want := "\n" + Board(outcomes) + "\n"
	if *update {
		if err := os.WriteFile(guide, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if have != want {
		t.Errorf("the table of docs/faults.md is not what is measured; run go test ./internal/faults -update\n%s\n%s",
			Board(outcomes), Missed(outcomes))
	}
}

// TestSynthetic holds the same bounds on more documents, where they are there.
func TestSynthetic(t *testing.T) {
	if _, err := os.Stat(synthetic); err != nil || testing.Short() {
		t.Skip("the corpus is not there, or the run is to be short")
	}
	outcomes := Run(subjects(t, synthetic), Count/2, Seed)
	t.Log("\n" + Board(outcomes))
	bounds(t, outcomes)
}

// TestNoFault: a document judged without a fault says nothing new; else everything would count as found.
func TestNoFault(t *testing.T) {
	s := subjects(t, fixtures)[0]
	for _, q := range s.values {
		f := &Fault{Subject: s, table: q.table, row: -1, affected: map[address.Address]bool{}, places: map[spot]bool{}}
		f.set(q, q.cell().Text)
		if q.row%7 == 0 { // a few will do
			if by := Judge(f); by != "" {
				t.Errorf("%s is as it was, and %s says otherwise", q.address(), by)
			}
		}
	}
}

// TestSharing: a fault leaves the clean document as it was.
func TestSharing(t *testing.T) {
	s := subjects(t, fixtures)[0]
	texts := func() string {
		var b strings.Builder
		for i := range s.printed.Tables {
			for _, c := range s.printed.Tables[i].Cells {
				b.WriteString(c.Text + "|")
			}
		}
		return b.String()
	}
	before := texts()
	r := newRandom(1)
	for _, k := range Kinds {
		f, ok := s.draw(k, r)
		if !ok {
			t.Fatalf("no place for: %s", k)
		}
		if f.Says == "" || len(f.affected) == 0 {
			t.Errorf("%s: says %q of %d values", k, f.Says, len(f.affected))
		}
		f.document()
		if texts() != before {
			t.Fatalf("%s changed the clean document", k)
		}
	}
}

func TestMisread(t *testing.T) {
	r := newRandom(7)
	for range 200 {
		if got, ok := misread(OtherDigit, "26.27", r); ok && (len(got) != 5 || got == "26.27") {
			t.Errorf("another digit: %s", got)
		}
		if got, ok := misread(LostDigit, "26.27", r); ok && len(got) != 4 {
			t.Errorf("a digit lost: %s", got)
		}
	}
	if got, ok := misread(LostPoint, "26.27", r); !ok || got != "2627" {
		t.Errorf("the point lost: %s, %v", got, ok)
	}
	for kind, text := range map[Kind]string{LostPoint: "2627", LostDigit: "5", OtherDigit: "."} {
		if got, ok := misread(kind, text, r); ok {
			t.Errorf("%s: %s becomes %s", kind, text, got)
		}
	}
}

func TestResize(t *testing.T) {
	table := func() *extract.Table {
		return &extract.Table{Rows: 4, Cols: 2, Parts: []extract.Part{{From: 0, To: 2}, {From: 2, To: 4}},
			Cells: []extract.Cell{
				{Row: 0, Col: 0, Rows: 1, Cols: 2, Text: "head"},
				{Row: 1, Col: 0, Rows: 2, Cols: 1, Text: "tall"}, {Row: 1, Col: 1, Rows: 1, Cols: 1, Text: "a"},
				{Row: 2, Col: 1, Rows: 1, Cols: 1, Text: "b"},
				{Row: 3, Col: 0, Rows: 1, Cols: 1, Text: "c"}, {Row: 3, Col: 1, Rows: 1, Cols: 1, Text: "d"},
			}}
	}
	for _, c := range []struct {
		row, by int
		want    string
	}{
		{2, -1, "head head|tall a|c d|2 3"},
		{1, -1, "head head|tall b|c d|1 3"}, // the tall cell begins in the row below
		{3, -1, "head head|tall a|tall b|2 3"},
		{3, 1, "head head|tall a|tall b|c d|c d|2 5"},
		{2, 1, "head head|tall a|tall b|tall b|c d|2 5"},
	} {
		tab := table()
		resize(tab, c.row, c.by)
		var lines []string
		for _, row := range tab.Matrix() {
			var cells []string
			for _, k := range row {
				if k < 0 {
					cells = append(cells, "-")
				} else {
					cells = append(cells, tab.Cells[k].Text)
				}
			}
			lines = append(lines, strings.Join(cells, " "))
		}
		got := strings.Join(lines, "|") + "|" + string(rune('0'+tab.Parts[0].To)) + " " + string(rune('0'+tab.Parts[1].To))
		if got != c.want {
			t.Errorf("row %d by %d: %s, want %s", c.row, c.by, got, c.want)
		}
	}
}
