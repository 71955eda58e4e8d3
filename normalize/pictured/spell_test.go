package pictured

import (
	"slices"
	"testing"

	"gongkai/extract"
	"gongkai/normalize/document"
)

var words = []string{"总计", "项", "项目", "一般公共服务支出", "一、财政拨款（补助）", "二、财政拨款（补助）", "资本性支出（基本建设）", "资本性支出",
	"住房保障支出", "普通教育", "上年结转资金安排支出", "一般公共预算收入", "一般公共预算支出", "1.人员经费支出"}

func TestMeant(t *testing.T) {
	s := newSpeller(words)
	for _, c := range []struct {
		read  string
		sure  float64
		meant string // "" for none
	}{
		{"般公共服务支出", 0.99, "一般公共服务支出"},
		{"201般公共服务支出", 0.99, "201 一般公共服务支出"},
		{"201 ·般公共服务支出", 0.7, "201 一般公共服务支出"},
		{"、财政拨款（补助）", 0.7, "一、财政拨款（补助）"},
		{"一、财政拨款（补助", 0.9, "一、财政拨款（补助）"},
		{"住房保障支出8", 0.5, "住房保障支出"},
		{"资本性文出(基本建设1", 0.4, "资本性支出（基本建设）"},
		{"资本性文出(基本建设1", 0.95, ""}, // the engine is sure of 文
		{"本年结转资金安排支出", 0.99, ""},  // another word, which the forms do not have
		{"一般公共预算文入", 0.5, ""},     // two letters differ
		{"一般公共预算出入", 0.5, ""},
		{"普通教育", 0.2, ""},       // a word
		{"2.人员经费支出", 0.5, ""},   // another number
		{"三、财政拨款（补助）", 0.5, ""}, // another item
		{"一一般公共服务支出", 0.5, ""},  // no stroke appears from nowhere
		{"住房保障支出abc", 0.5, ""},  // too much
		{"总计i", 0.5, "总计"},
		{"•项", 0.5, "项"},
		{"总计i", 0.95, ""}, // the engine is sure of it
		{"项目A", 0.5, ""},  // one of several
		{"总计ii", 0.5, ""}, {"总i计", 0.5, ""}, {"合计i", 0.5, ""},
		{"教育1", 0.5, ""}, {"12.50", 0.5, ""}, {"", 0, ""},
	} {
		if got, _ := s.meant(c.read, c.sure); got != c.meant {
			t.Errorf("%q, read with %v, is %q, want %q", c.read, c.sure, got, c.meant)
		}
	}
}

// TestSpell: what is taken for a word says what was read, and nothing in its row or column is verified.
func TestSpell(t *testing.T) {
	label, sum := readings(0.99, "般公共服务支出"), readings(0.99, "1.20", "1.20")
	for _, scanned := range []bool{true, false} {
		doc := row()
		p := printed(label, sum)
		if !scanned {
			p.Pages[0].Source.Scan = nil
		}
		Spell(p, func() []string { return words })
		Spell(p, func() []string { return words }) // once more changes nothing
		if got := p.Tables[0].Cells[0]; (got.Text == "一般公共服务支出" && got.Read == "般公共服务支出") != scanned {
			t.Fatalf("scanned %v: %q, read as %q", scanned, got.Text, got.Read)
		}
		if n := len(p.Findings); n != 1 && scanned || n > 0 && !scanned {
			t.Errorf("scanned %v: %v", scanned, p.Findings)
		}
		Mark(doc, p)
		cell := doc.Tables[0].Rows[0].Cells.Get("total")
		if slices.Contains(cell.Because, document.UnsureRow) != scanned {
			t.Errorf("scanned %v: doubted because of %v", scanned, cell.Because)
		}
	}
}

// TestColumnMeant: amounts below a head that was not read as it is meant are not verified.
func TestColumnMeant(t *testing.T) {
	p := printed(readings(0.99, "201", "201"), readings(0.99, "1.20", "1.20"))
	for i := range p.Tables[0].Cells {
		c := &p.Tables[0].Cells[i]
		c.Row, c.Rows, c.Col, c.Cols = 1, 1, i, 1
	}
	head := extract.Cell{Text: "一般公共服务支出", Read: "般公共服务支出", Col: 1, Cols: 1, Rows: 1,
		Pieces: []extract.Piece{{Page: 1, Box: at(7)}}}
	p.Tables[0].Header, p.Tables[0].Cells = 1, append(p.Tables[0].Cells, head)
	doc := row()
	Mark(doc, p)
	if because := doc.Tables[0].Rows[0].Cells.Get("total").Because; !slices.Contains(because, document.UnsureColumn) {
		t.Errorf("doubted because of %v", because)
	}
}
