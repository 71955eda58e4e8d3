package normalize

import (
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

func correctedDocument(t testing.TB, entries ...corrections.Entry) *document.Document {
	t.Helper()
	spending := tableOf("支出情况表", spendingHead, spendingCode, "---",
		"201 | | | 一般公共服务 | 100.00 | 90.00 | 9.00",
		"205 | | | 教育 | 5x.00 | 20.00 | 30.00",
		"208 | | | 社会保障 | 7.00 | 7.00 | ",
		"210 | | | 卫生 | 8.00 | 8.0\uFFFD | ")
	form := testForm(t, "{id: spending.columns, rows: spending, left: total, right: basic + project}")
	doc := &extract.Document{Tables: []extract.Table{*spending, *sheetTable()}}
	for i := range entries {
		entries[i].By, entries[i].Why = "审核员", "见第 1 页"
	}
	return Normalize(doc, schema.Recognise(doc, []*schema.Form{form}), entries...)
}

func TestCorrected(t *testing.T) {
	to := func(s string) corrections.Entry { a := amount(t, s); return corrections.Entry{Corrected: &a} }
	at := func(e corrections.Entry, value address.Address, printed string) corrections.Entry {
		e.Address, e.Printed = value, printed
		return e
	}
	doc := correctedDocument(t)
	if got := doc.Find("spending/201/project").Cell.Proof; got != document.Doubtful || doc.Summary.Corrected != 0 {
		t.Errorf("before: %s", got)
	}
	doc = correctedDocument(t,
		at(to("10.00"), "spending/201/project", "9.0"),
		at(to("50.00"), "spending/205/total", "5x.00"),
		at(to("0.00"), "spending/208/project", ""),
		at(corrections.Entry{}, "spending/205/basic", "20.00"),
		at(to("8.00"), "spending/210/basic", "8.0\uFFFD"),
		at(to("61.00"), "target/1/funds", "60.00"),
		at(to("11"), "target/1/indicators/0/weight", "10"))
	if got := findings(doc); slices.Contains(got, "correction.refused") {
		t.Errorf("findings %v", doc.Diagnostics)
	}
	for _, c := range []struct {
		address, raw, value, read string
		proof                     document.Proof
	}{
		{"spending/201/total", "100.00", "100.00", "", document.Verified},
		{"spending/201/project", "9.00", "10.00", "9.00", document.Verified},
		{"spending/205/total", "5x.00", "50.00", "null", document.Doubtful},
		{"spending/205/basic", "20.00", "null", "20.00", document.Doubtful},
		{"spending/208/project", "", "0.00", "null", document.Verified},
		{"spending/210/basic", "8.0\uFFFD", "8.00", "null", document.Verified},
		{"target/1/funds", "60.00", "61.00", "60.00", document.Unchecked},
		{"target/1/indicators/0/weight", "10", "11", "10", ""},
	} {
		p := doc.Find(address.Address(c.address))
		if p == nil || p.Cell == nil {
			t.Errorf("%s is not there", c.address)
			continue
		}
		read := ""
		if k := p.Cell.Corrected; k != nil {
			read = amountText(k.Read)
			if k.By != "审核员" || k.Why != "见第 1 页" {
				t.Errorf("%s: %+v", c.address, k)
			}
		}
		if p.Cell.Raw != c.raw || amountText(p.Amount()) != c.value || read != c.read || p.Cell.Proof != c.proof {
			t.Errorf("%s: raw %q value %s read %q proof %q", c.address, p.Cell.Raw, amountText(p.Amount()), read, p.Cell.Proof)
		}
	}
	if got := doc.Find("spending/208/project").Cell.Box; got != boxAt(4, 6) {
		t.Errorf("the box of a blank cell is %v, want %v", got, boxAt(4, 6))
	}
	if doc.Summary.Corrected != 7 {
		t.Errorf("%d corrected values", doc.Summary.Corrected)
	}
}

func TestCorrectionRefused(t *testing.T) {
	a := amount(t, "1.00")
	for _, c := range []struct{ address, printed, want string }{
		{"spending/201/totl", "100.00", "the document has no value there; it has spending/201/total, "},
		{"nonsense", "1", "the document has no value there"},
		{"spending/201", "1", "the document has no value there; it has spending/201/code, spending/201/name, spending/201/total"},
		{"spending/201/total", "100.01", `it reads "100.00" there, not "100.01"`},
		{"spending/201/total", "", `it reads "100.00" there, not nothing`},
		{"spending/208/project", "7.00", `it reads nothing there, not "7.00"`},
		{"spending/201/name", "一般公共服务", "it is a text, and only amounts"},
		{"target/1/fiscal", "", "it is a text, and only amounts"},
	} {
		doc := correctedDocument(t, corrections.Entry{Address: address.Address(c.address), Printed: c.printed, Corrected: &a})
		k := slices.IndexFunc(doc.Diagnostics, func(f finding.Finding) bool { return f.ID == "correction.refused" })
		if k < 0 {
			t.Errorf("%s: nothing was refused", c.address)
			continue
		}
		want := "the correction of " + c.address + " was refused: " + c.want
		if got := doc.Diagnostics[k].Message; !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", c.address, got)
		}
		if doc.Summary.Corrected != 0 {
			t.Errorf("%s: something was corrected", c.address)
		}
	}
	twice := corrections.Entry{Address: "spending/201/total", Printed: "100.00", Corrected: &a}
	if doc := correctedDocument(t, twice, twice); doc.Summary.Corrected != 1 ||
		!slices.Contains(findings(doc), "correction.refused") {
		t.Error("a value was corrected twice")
	}
}

func TestPlaces(t *testing.T) {
	doc := correctedDocument(t)
	var all []string
	for p := range doc.Places() {
		all = append(all, string(p.Address))
		if got := doc.Find(p.Address); got == nil || got.ID != p.ID || got.Amount() != p.Amount() {
			t.Errorf("%s is not found", p.Address)
		}
	}
	for _, want := range []string{"spending/201/code", "spending/201/name", "spending/201/total", "target/1/funds",
		"target/1/indicators/0/weight"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is not among %v", want, all)
		}
	}
	sorted := slices.Sorted(slices.Values(all))
	if len(slices.Compact(sorted)) != len(all) {
		t.Error("two values have the same address")
	}
}
