package redact

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongkai/normalize/document"

	"gongkai/internal/cputime"
)

// TestFind: what reads like a number or an address of a person goes, whatever it is written with; public numbers,
// amounts and codes stay.
func TestFind(t *testing.T) {
	for _, s := range []string{
		"13900001111", "139-0000-1111", "139 0000 1111", "139 000 01111", "１３９００００１１１１", "+86 13900001111",
		"（86）139-0000-1111",
		"0994-2340000", "（0994）2340000", "0994 2340000转801", "010-62340000-8012", "0994－2340000", "+86-994-2340000",
		"021.62340000",
		"some.body@example.com", "ＳＯＭＥ＠example.com", "652301199001011234", "65230119900101123X", "652301 19900101 1234",
		"6222 0200 0000 0000 000", "4111111111111111",
	} {
		text := "请联系" + s + "，谢谢"
		if found := Find(text); len(found) != 1 || found[0] != s {
			t.Errorf("%q: %q", text, found)
		}
	}
	for _, s := range []string{
		"12345", "12309", "400-800-1234", "1,390,000,111.00", "13900001111.25", "2025-2026", "2010350",
		"65000024T000000012345", "0.13900001111",
		"2025年1月1日", "91650000MA00000000", "652301209913011234", "6222020000000000004", "50.000000000001", "第139000011112号",
	} {
		if found := Find("共" + s + "元"); len(found) != 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

// TestLabels: a label is told by its words.
func TestLabels(t *testing.T) {
	r := newRedactor(personalFields(t))
	for _, s := range []string{
		"项目负责人（签字）", "联系电话（手机）", "负责人", "电话", "办公电话：", "填报人", "审核人", "经办人", "联系方式", "手机号码", "单位负责人及联系电话",
		"项目主管部门负责人", "联系人姓名", "联 系 人", "负责人/电话", "财务负责人（签章）", "E-mail", "主要负责人审签情况", "1.联系人",
	} {
		if !r.isLabel(s) {
			t.Errorf("%q is no label", s)
		}
	}
	for _, s := range []string{
		"", "项目", "单位", "电话费", "负责人数", "项目主管部门", "手机APP建设", "联系群众工作", "负责人培训项目", "金额", "人员经费", "主要负责人用车", "机关运行经费",
	} {
		if r.isLabel(s) {
			t.Errorf("%q is a label", s)
		}
	}
}

// TestReadsPersonal: a cell that is a name or a number of a person reads so; an amount, a digit or a word does not.
func TestReadsPersonal(t *testing.T) {
	r := newRedactor(personalFields(t))
	for s, want := range map[string]bool{
		"张三": true, "欧阳某某": true, "13900001111": true, "0994-2340000": true, "some.body@example.com": true,
		"234000011": true, "": false, "1": false, "-": false, "无": false, "12,345.67": false, "2340000.00": false,
		"2025年": false, "湿地修复": false, "本项目由财政局负责管理和验收，按季度报告执行情况，年底提交总结，列出全部支出明细": false,
	} {
		if got := r.readsPersonal(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestRunning: what follows a label in running text goes, up to the end of its sentence or the next label.
func TestRunning(t *testing.T) {
	for text, want := range map[string]string{
		"审核人：王大海 填报人：李小河 日期：2025年1月1日":      "审核人：[redacted] 填报人：[redacted] 日期：2025年1月1日",
		"审核人：王大海 填报人：李小河 日期：":               "审核人：[redacted] 填报人：[redacted] 日期：",
		"审核人：王大海填报人：李小河日期：2025年1月1日":        "审核人：[redacted]填报人：[redacted]日期：2025年1月1日",
		"审核人：王 大 海 填报人：李 小 河 日 期：2025年1月1日": "审核人：[redacted] 填报人：[redacted] 日 期：2025年1月1日",
		"填报人：李小河、2025年1月1日，王大海":             "填报人：[redacted]、2025年1月1日，[redacted]",
		"填报人：李小河 2025-01-01":                "填报人：[redacted] 2025-01-01",
		"审核人：王大海 李小河 职务：科长":                 "审核人：[redacted] 职务：科长",
		"联系人：王大海，0994-2340000。以上公开":         "联系人：[redacted]。以上公开",
		"监督电话：12345、12309":                  "监督电话：12345、12309",
		"部门主要负责人审签情况：王大海":                   "部门主要负责人审签情况：[redacted]",
		"部门主要负责人审签情况：已审签":                   "部门主要负责人审签情况：已审签",
		"项目主管部门：测试县财政局":                     "项目主管部门：测试县财政局",
		"负责人 王大海":                           "负责人 [redacted]",
		"由王大 海负责，电话2340000":                 "由[redacted]负责，电话[redacted]",
	} {
		doc := &document.Document{Text: []document.Text{{Text: "联系人：王大海，电话0994-2340000"}, {Text: text}}}
		Document(doc, personalFields(t))
		if got := doc.Text[1].Text; got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestParts: each name and number of a field goes everywhere, also where a line or a cell ends within it.
func TestParts(t *testing.T) {
	square := func(row, col int, s string) document.Square {
		return document.Square{Row: row, Col: col, Rows: 1, Cols: 1, Text: s}
	}
	doc := &document.Document{
		Performance: []document.Sheet{{ID: "sheet",
			Fields: document.Fields{{ID: "contact", Text: ptr("王大海、欧阳小河（科长） 0994-2340000-801")},
				{ID: "objective", Text: ptr("目标")}},
			Cells: document.Cells{{ID: "contact", Cell: &document.Cell{Raw: "王大海、欧阳小河（科长） 0994-2340000-801"}}}}},
		Unmapped: []document.Grid{{Cells: []document.Square{
			square(0, 0, "姓名"), square(0, 1, "手机"), square(0, 2, "金额"),
			square(1, 0, "阿不都·买买提"), square(1, 1, "13900001111"), square(1, 2, "1,234.50"),
			square(2, 0, "合计"), square(2, 1, ""), square(2, 2, "2340000.00"),
		}}},
		Text: []document.Text{{Text: "欧阳小河与王大"}, {Text: "海一起，拨打２３４－００００或（0994）2340000转801"}, {Text: "阿不都·买买提"},
			{Text: "金额2340000.00元"}},
	}
	doc.Source.Producer = "WPS 王大海"
	doc.Source.Manifest = document.Manifest{{Name: "owner", Value: json.RawMessage(`"欧阳小河"`)},
		{Name: "n", Value: json.RawMessage(`7`)}}
	Document(doc, personalFields(t))
	got, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, leak := range []string{"王大", "海一起", "欧阳", "小河", "阿不都", "买买提", "13900001111", "2340000-", "２３４", "(0994)",
		"WPS"} {
		if strings.Contains(string(got), leak) {
			t.Errorf("%q is left in %s", leak, got)
		}
	}
	for _, kept := range []string{"1,234.50", "2340000.00", "合计", "金额", `"n":7`, "目标"} {
		if !strings.Contains(string(got), kept) {
			t.Errorf("%q is gone from %s", kept, got)
		}
	}
}

// TestName: the name of a file goes when somebody asks for it.
func TestName(t *testing.T) {
	s := document.Source{Name: "王大海.pdf", SHA256: strings.Repeat("ab", 32)}
	if Name(&s); s.Name != "abababababababab.pdf" {
		t.Errorf("%q", s.Name)
	}
}

// TestLinear: ten times the sheets take about ten times as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	took := func(sheets int) time.Duration {
		doc := &document.Document{}
		for i := range sheets {
			name := string([]rune{'王', rune(0x4e00 + i%5000), rune(0x5e00 + i%3000)})
			doc.Performance = append(doc.Performance, document.Sheet{ID: "sheet",
				Fields: document.Fields{{ID: "contact", Text: ptr(name)}, {ID: "phone", Text: ptr(fmt.Sprintf("0994-2%06d", i))}},
				Labels: []document.Square{{Row: 1, Cols: 1, Rows: 1, Text: "联系人"}}})
			doc.Text = append(doc.Text, document.Text{Text: strings.Repeat("这是一段与此无关的叙述文字，没有任何姓名，金额12.50万元。", 10)})
		}
		start := cputime.Used()
		Document(doc, personalFields(t))
		return cputime.Since(start)
	}
	took(50)
	if few, many := took(100), took(1000); many > 40*few {
		t.Errorf("100 sheets took %v, 1000 took %v", few, many)
	}
}
