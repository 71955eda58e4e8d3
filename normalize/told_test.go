package normalize

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/extract/layout"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

// toldDocument is the document of correctedDocument, read with what people say of it.
func toldDocument(t testing.TB, entries ...corrections.Entry) *document.Document {
	t.Helper()
	spending := tableOf("支出情况表", spendingHead, spendingCode, "---",
		"201 | | | 一般公共服务 | 100.00 | 90.00 | 10.00",
		"205 | | | 教育 | 50.00 | 20.00 | 30.00")
	other := tableOf("某某明细", spendingHead, spendingCode, "---",
		"201 | | | 一般公共服务 | 100.00 | 90.00 | 10.00")
	form := testForm(t, "{id: spending.columns, rows: spending, left: total, right: basic + project}")
	doc := &extract.Document{Tables: []extract.Table{*spending, *other}, Pages: []*layout.Page{{}}, Texts: []extract.Text{
		{Text: "测试市财政局2025年部门预算公开", Page: 1}}}
	for i := range entries {
		entries[i].By, entries[i].Why, entries[i].File, entries[i].Line = "审核员", "见原件", "c.yaml", 10+i
	}
	return normalize(tell(doc, []*schema.Form{form}, entries), entries)
}

func entry(at, printed, says string) corrections.Entry {
	return corrections.Entry{Address: address.Address(at), Printed: printed, Says: says}
}

func TestToldNothing(t *testing.T) {
	doc := toldDocument(t)
	if got := doc.Find("spending/201/total").Cell.Proof; got != document.Verified {
		t.Errorf("without corrections: %s", got)
	}
	if len(doc.AllTold()) != 0 || len(doc.Unmapped) != 1 {
		t.Errorf("%+v, %d unmapped", doc.AllTold(), len(doc.Unmapped))
	}
}

// TestToldInfo: what people say of the document is in it, with what was read, and what follows from it is read anew.
func TestToldInfo(t *testing.T) {
	doc := toldDocument(t,
		entry("document:department", "测试市财政局", "苏州市财政局"),
		entry("document:year", "2025", "2026"),
		entry("document:scope", "department", "self"),
		entry("document:kind", "budget", "budget"))
	i := doc.Info
	if *i.Department != "苏州市财政局" || *i.Year != 2026 || *i.Scope != "self" || i.Place == nil || i.Place.City != "苏州市" {
		t.Errorf("%+v", i)
	}
	if len(i.Corrected) != 4 || *i.Corrected[1].Read != "2025" || *i.Corrected[1].Corrected != "2026" ||
		i.Corrected[1].By != "审核员" || i.Corrected[1].Why != "见原件" {
		t.Errorf("%+v", i.Corrected)
	}
	if got := findings(doc); slices.Contains(got, "correction.refused") {
		t.Errorf("%v", doc.Diagnostics)
	}
	if got := doc.Find("spending/201/total").Cell.Proof; got != document.Verified {
		t.Errorf("whose paper it is has to do with no proof: %s", got)
	}
	doc = toldDocument(t, entry("document:place", "", "440300"))
	if doc.Info.Place == nil || doc.Info.Place.City != "深圳市" {
		t.Errorf("%+v", doc.Info.Place)
	}
}

// TestToldNoDisclosure: of what is no disclosure no form is tried, and nobody complains of that.
func TestToldNoDisclosure(t *testing.T) {
	doc := toldDocument(t, entry("document:kind", "budget", ""))
	if doc.Info.Kind != nil || doc.Info.Form != nil ||
		!doc.Info.NotDisclosed() || len(doc.Tables) != 0 || len(doc.Unmapped) != 2 {
		t.Errorf("%+v, %d tables", doc.Info, len(doc.Tables))
	}
	if slices.Contains(findings(doc), "form.unknown") {
		t.Errorf("%v", doc.Diagnostics)
	}
}

// TestToldUnit: amounts are in the unit that a person says, and no print proves them.
func TestToldUnit(t *testing.T) {
	doc := toldDocument(t, entry("table:1/1/unit", "万元", "元"))
	tab := doc.Tables[0]
	if *tab.Unit != "元" || tab.Evidence.Unit.From != document.UnitTold ||
		len(tab.Corrected) != 1 || *tab.Corrected[0].Read != "万元" {
		t.Errorf("%+v", tab)
	}
	c := doc.Find("spending/201/total").Cell
	if c.Proof != document.Unchecked || !slices.Equal(c.Because, []document.Reason{document.IsTold}) {
		t.Errorf("%s %v", c.Proof, c.Because)
	}
	if told := doc.ToldOf(doc.Find("spending/201/total")); len(told) != 1 {
		t.Errorf("%v", told)
	}
}

// TestToldTable: a table is the one that a person says it is, and the one that looked like it is not.
func TestToldTable(t *testing.T) {
	doc := toldDocument(t, entry("table:1/1", "支出情况表", ""), entry("table:1/2", "某某明细", "spending"))
	p := doc.Find("spending/201/total")
	if p == nil || p.Amount().String() != "100.00" || p.Cell.Proof != document.Unchecked ||
		!slices.Contains(p.Cell.Because, document.IsTold) {
		t.Fatalf("%+v", p)
	}
	if p.Table.Evidence.Title != "corrected" || len(p.Table.Corrected) != 1 || p.Table.Corrected[0].Read != nil ||
		*p.Table.Corrected[0].Corrected != "spending" {
		t.Errorf("%+v", p.Table)
	}
	if doc.Find("spending/205/total") != nil || len(doc.Unmapped) != 1 || len(doc.Unmapped[0].Corrected) != 1 ||
		*doc.Unmapped[0].Corrected[0].Read != "spending" {
		t.Errorf("%+v", doc.Unmapped)
	}
}

// TestToldSheet: a sheet is the one that a person says it is, and what is no sheet stays what it was.
func TestToldSheet(t *testing.T) {
	data, err := os.ReadFile("../fixtures/d2-gbk.pdf")
	if err != nil {
		t.Fatal(err)
	}
	printed, err := extract.ReadBytes(t.Context(), data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	read := func(entries ...corrections.Entry) (ids []string, doc *document.Document) {
		doc = normalize(tell(printed, forms, entries), entries)
		for _, s := range doc.Performance {
			ids = append(ids, s.ID)
		}
		return ids, doc
	}
	const whole, project, empty = "部门整体绩效目标表", "项目支出绩效目标表", "国有资本经营预算支出情况表"
	plain, _ := read()
	if !slices.Equal(plain, []string{"department_performance", "project_performance", "project_performance"}) {
		t.Fatal(plain)
	}
	for at, x := range map[string]struct {
		title, says string
		want        []string
		refused     string
	}{
		"table:17/1": {whole, "project_performance", []string{"project_performance", "project_performance", "project_performance"}, ""},
		"table:18/1": {project, "department_performance", []string{"department_performance", "department_performance", "project_performance"}, ""},
		"table:19/1": {project, "", plain[:2], ""},
		"table:18/2": {project, "income", plain, "tables that begin on page 18: 1"},
		"table:13/1": {empty, "project_performance", plain, "nothing of project_performance is printed there"},
	} {
		ids, doc := read(entry(at, x.title, x.says))
		if !slices.Equal(ids, x.want) {
			t.Errorf("%s is %s: %v", at, x.says, ids)
		}
		if got := findings(doc); slices.Contains(got, "correction.refused") != (x.refused != "") ||
			(len(doc.AllTold()) == 0) != (x.refused != "") {
			t.Errorf("%s is %s: %v, %+v", at, x.says, doc.Diagnostics, doc.AllTold())
		}
		if x.refused != "" && !strings.Contains(doc.Diagnostics[len(doc.Diagnostics)-1].Message, x.refused) {
			t.Errorf("%s: %v", at, doc.Diagnostics)
		}
		if x.refused == "" && x.says != "" {
			at := slices.IndexFunc(doc.Performance, func(s document.Sheet) bool { return len(s.Corrected) == 1 })
			for _, c := range doc.Performance[at].Cells {
				if c.Proof == document.Verified || c.Proof != "" && !slices.Contains(c.Because, document.IsTold) {
					t.Errorf("%s: %s is %s, because of %v", x.says, c.ID, c.Proof, c.Because)
				}
			}
		}
	}
}

// TestToldColumns: two columns change their places; neither is proven any more, the others are.
func TestToldColumns(t *testing.T) {
	doc := toldDocument(t, entry("table:1/1/column/6", "基本支出", "project"),
		entry("table:1/1/column/7", "项目支出", "basic"))
	if got := findings(doc); slices.Contains(got, "correction.refused") {
		t.Fatalf("%v", doc.Diagnostics)
	}
	basic, total := doc.Find("spending/201/basic"), doc.Find("spending/201/total")
	if basic.Amount().String() != "10.00" || basic.Cell.Proof != document.Unchecked ||
		total.Cell.Proof != document.Verified {
		t.Errorf("basic %s %s, total %s", basic.Amount(), basic.Cell.Proof, total.Cell.Proof)
	}
	if told := doc.Tables[0].Corrected; len(told) != 2 || *told[0].Read != "basic" || *told[0].Corrected != "project" {
		t.Errorf("%+v", told)
	}
	doc = toldDocument(t, entry("table:1/1/column/7", "项目支出", ""))
	if p := doc.Find("spending/201/project"); p != nil && p.Amount() != nil {
		t.Errorf("%+v", p)
	}
}

func TestToldRefused(t *testing.T) {
	for _, c := range []struct {
		e    corrections.Entry
		want string
	}{
		{entry("document:year", "2024", "2026"), `it reads "2025" there, not "2024"`},
		{entry("document:place", "苏州市", "320500"), `it reads nothing there, not "苏州市"`},
		{entry("document:department", "", "某局"), `it reads "测试市财政局" there, not nothing`},
		{entry("table:1/3", "支出情况表", "spending"), "tables that begin on page 1: 2"},
		{entry("table:1/1", "收入情况表", "spending"), `the title printed there is "支出情况表", not "收入情况表"`},
		{entry("table:1/2", "某某明细", "spendings"), "the form has no table or sheet spendings; it has "},
		{entry("table:1/1", "支出情况表", "spendings"), "the form has no table or sheet spendings; it has "},
		{entry("table:1/2/unit", "万元", "元"), "it is no table of the form; say first which it is"},
		{entry("table:1/1/unit", "元", "元"), `it reads "万元" there, not "元"`},
		{entry("table:1/2/column/6", "基本支出", "project"), "it is no table of the form; say first which it is"},
		{entry("table:1/1/column/6", "项目支出", "project"), `above this column is printed "基本支出", not "项目支出"`},
		{entry("table:1/1/column/6", "基本支出", "project"),
			"another printed column is read as project; say what that is, too"},
		{entry("table:1/1/column/6", "基本支出", "other"), "the table has no column other; it has total, basic, project"},
		{entry("table:1/1/column/60", "基本支出", "other"), "the table has 7 columns"},
	} {
		doc := toldDocument(t, c.e)
		var got string
		for _, f := range doc.Diagnostics {
			if f.ID == "correction.refused" {
				got = f.Message
			}
		}
		want := "the correction of " + string(c.e.Address) + " in c.yaml was refused: " + c.want
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s %q: %q, want %q", c.e.Address, c.e.Printed, got, want)
		}
		if len(doc.AllTold()) != 0 || doc.Find("spending/201/total").Cell.Proof != document.Verified {
			t.Errorf("%s: something was applied", c.e.Address)
		}
	}
}
