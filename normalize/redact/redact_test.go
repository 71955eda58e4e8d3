package redact

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/address"
)

const personalForm = `
form: test
kind: budget
tables:
  - {id: t, title: 表, rows: names, columns: [{role: name, path: [项目]}, {id: total, path: [合计]}]}
sheets:
  - id: sheet
    title: 绩效表
    fields:
      - {id: contact, labels: [联系人], personal: true}
      - {id: phone, labels: [联系电话], personal: true}
      - {id: objective, labels: [目标]}
    indicators:
      - {id: name, path: [三级指标]}
`

func personalFields(t *testing.T) *schema.Personal {
	t.Helper()
	forms, err := schema.Parse([]byte(personalForm), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return schema.PersonalIn(forms)
}

func ptr(s string) *string { return &s }

// documentOf has a contact and a telephone number in every place where text can stand.
func documentOf(contact, phone string) *document.Document {
	cell := func(s string) *document.Cell { return &document.Cell{Raw: s, Page: 1} }
	square := func(row, col int, s string) document.Square {
		return document.Square{Row: row, Col: col, Rows: 1, Cols: 1, Text: s}
	}
	return &document.Document{
		Info: document.Info{Department: ptr("测试县办公室")},
		Tables: []document.Table{{ID: "t", Captions: []document.Text{{Text: "制表：" + contact}},
			Notes:  []document.Text{{Text: "联系电话：" + phone}},
			Header: []document.Square{square(0, 0, "联系人"), square(0, 1, contact)},
			Rows: []document.Row{{Name: contact + "工作室", Code: "2010804",
				Cells: document.Cells{{ID: "name", Cell: cell(contact + "工作室")}},
				Extra: []document.Square{square(3, 0, "联系电话"), square(3, 1, phone)}}}}},
		Performance: []document.Sheet{{ID: "sheet",
			Fields: document.Fields{{ID: "contact", Text: ptr(contact)}, {ID: "phone", Text: ptr(phone)},
				{ID: "objective", Text: ptr("由" + contact + "完成")}},
			Cells: document.Cells{{ID: "contact", Cell: cell(contact)}, {ID: "phone", Cell: cell(phone)},
				{ID: "objective", Cell: cell("由" + contact + "完成")}},
			Indicators: []document.Indicator{{Name: "指标", Evidence: ptr("见" + phone)}},
			Labels:     []document.Square{square(1, 0, "联系人："), square(1, 1, contact)}}},
		Facts:  []document.Fact{{Text: contact}},
		Checks: []document.Check{{Row: contact, Cells: []document.Operand{{Address: address.Of("t", contact, "total")}}}},
		Unmapped: []document.Grid{{Title: ptr(contact), Cells: []document.Square{square(0, 0, "编号"), square(0, 1, "联系人"),
			square(1, 0, "1"), square(1, 1, "旁人")}}},
		Text:        []document.Text{{Text: "联系人及方式：某人，" + phone + "。以上公开。"}},
		Diagnostics: nil,
	}
}

func TestRedact(t *testing.T) {
	for _, c := range []struct{ contact, phone string }{{"张小三", "0994-2340000"}, {"欧阳 某", "13900001111"}} {
		doc := documentOf(c.contact, c.phone)
		Document(doc, personalFields(t))
		got, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, leak := range []string{c.contact, c.phone, "欧阳", "旁人", "某人", `"contact"`, `"phone"`} {
			if bytes.Contains(got, []byte(leak)) {
				t.Errorf("%q is left in %s", leak, got)
			}
		}
		for _, kept := range []string{`"objective":"由[redacted]完成"`, `"code":"2010804"`, "以上公开", "编号", "测试县办公室"} {
			if !bytes.Contains(got, []byte(kept)) {
				t.Errorf("%q is gone from %s", kept, got)
			}
		}
	}
}

// A name or a number may be spelled with other code points, widths, separators or spaces elsewhere.
func TestRedactOtherSpelling(t *testing.T) {
	doc := documentOf("方小二", "0994-2340000")
	doc.Text = []document.Text{{Text: "负责：⽅ 小 二"}, {Text: "电话 ０９９４－２３４００００"}, {Text: "与此无关"}}
	Document(doc, personalFields(t))
	if doc.Text[0].Text != "负责："+Mark || doc.Text[1].Text != "电话 "+Mark || doc.Text[2].Text != "与此无关" {
		t.Errorf("%v", doc.Text)
	}
}

// An office that is its own contact is no person: its name stays where it is the department's.
func TestRedactOffice(t *testing.T) {
	doc := documentOf("办公室", "无")
	doc.Text = []document.Text{{Text: "测试县办公室无三公经费"}}
	Document(doc, personalFields(t))
	if doc.Text[0].Text != "测试县办公室无三公经费" || doc.Performance[0].Fields.Get("contact") != nil {
		t.Errorf("%v, fields %v", doc.Text, doc.Performance[0].Fields)
	}
}

func TestGrids(t *testing.T) {
	grids := documentOf("张小三", "0994-2340000").Unmapped
	Grids(grids, &document.Source{}, nil, personalFields(t))
	if len(grids[0].Cells) != 3 {
		t.Errorf("%v", grids[0].Cells)
	}
}

// What findings are made of goes as their messages do: else another language would say what the output leaves out. Who
// corrected a value is nobody's business.
func TestRedactWords(t *testing.T) {
	const contact, phone = "欧阳某某", "0991-0000000"
	doc := documentOf(contact, phone)
	amount := &document.Cell{Raw: "1.00", Proof: document.Unchecked,
		Corrected: &document.Correction{By: contact, Why: "据" + phone}}
	doc.Tables[0].Rows[0].Cells = append(doc.Tables[0].Rows[0].Cells, document.NamedCell{ID: "total", Cell: amount})
	doc.Diagnostics = []finding.Finding{
		finding.Found("value.unreadable", finding.Warning, "%q stands where an amount belongs", contact),
		finding.Found("correction.refused", finding.Warning, "the correction of %s was refused: %s", "a/b/c",
			finding.Say("it reads %s there, not %s", finding.Say("%q", contact), phone)),
		// only the whole message has the name
		finding.Found("text.watermark", finding.Info, "%s%s", contact[:6], contact[6:]),
		finding.Found("page.limit", finding.Error, "the page has more characters than any honest page; the rest was left out"),
	}
	Document(doc, personalFields(t))
	for i, f := range doc.Diagnostics {
		for _, text := range []string{f.Message, f.Words.String(), fmt.Sprint(f.Words.Args...)} {
			if strings.Contains(text, contact) || strings.Contains(text, phone) {
				t.Errorf("finding %d: %s", i, text)
			}
		}
		if kept := f.Words.Format != ""; kept != (i != 2) || kept && f.Words.String() != f.Message {
			t.Errorf("finding %d: %q was made of %q", i, f.Message, f.Words.String())
		}
	}
	if amount.Corrected.By != Mark || strings.Contains(amount.Corrected.Why, phone) {
		t.Errorf("%+v", amount.Corrected)
	}
}
