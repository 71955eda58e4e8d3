package schema

import (
	"slices"
	"testing"

	"gongkai/extract"
)

// Years in headers are told relative to the table's: a form speaks of 本年 and 上年.
func TestHeaderYears(t *testing.T) {
	head := []string{"项目 | 2025年预算数 | 2026年预算数 | 2024年 决算数 | 2020年", "---"}
	for _, c := range []struct {
		name     string
		table    *extract.Table
		document int
		want     []string
		year     int
	}{
		{"by the document's year", tableOf(head...), 2026, []string{"项目", "上年预算数", "本年预算数", "前年决算数", "2020年"}, 2026},
		{"by the caption, whatever the document's", titled(tableOf(head...), "2025年收入表"), 2026,
			[]string{"项目", "本年预算数", "下年预算数", "上年决算数", "2020年"}, 2025},
		{"by the latest in the header", tableOf(head...), 0, []string{"项目", "上年预算数", "本年预算数", "前年决算数", "2020年"}, 2026},
		{"by a caption in full-width digits", titled(tableOf("项目 | ２０２５年度", "---"), "２０２５年收入表"), 0, []string{"项目", "本年"},
			2025},
		{"当年 is 本年", tableOf("项目 | 当年预算", "---"), 0, []string{"项目", "本年预算"}, 0},
		{"no year anywhere", tableOf("项目 | 上年数", "---"), 0, []string{"项目", "上年数"}, 0},
		{"a year without 年 is no period", tableOf("项目 | 2025", "---"), 2026, []string{"项目", "2025"}, 2026},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := readHeader(c.table, c.document)
			if got := describe(h); !slices.Equal(got, c.want) || h.Year() != c.year {
				t.Errorf("%q of %d, want %q of %d", got, h.Year(), c.want, c.year)
			}
		})
	}
}

func TestDocumentYear(t *testing.T) {
	text := func(page int, s string) extract.Text { return extract.Text{Page: page, Text: s} }
	for _, c := range []struct {
		name   string
		texts  []extract.Text
		tables []*extract.Table
		want   int
	}{
		{"nothing", nil, nil, 0},
		{"the cover", []extract.Text{text(1, "某局2026年部门预算")}, nil, 2026},
		{"the cover before a caption", []extract.Text{text(1, "2026年部门预算")},
			[]*extract.Table{titled(tableOf("项目"), "2025年收支总表")}, 2026},
		{"captions before paragraphs", []extract.Text{text(5, "2025年预算情况说明")},
			[]*extract.Table{titled(tableOf("项目"), "2026年收支总表")}, 2026},
		{"the year that most captions have", nil, []*extract.Table{titled(tableOf("项目"), "2026年收支总表"),
			titled(tableOf("项目"), "2025年预算表"),
			titled(tableOf("项目"), "（2025年度）")}, 2025},
		{"the later of two as frequent", nil, []*extract.Table{titled(tableOf("项目"), "2026年收支总表"),
			titled(tableOf("项目"), "2025年收支总表")}, 2026},
		{"headers", nil, []*extract.Table{tableOf("项目 | 2026年预算数", "---")}, 2026},
		{"sentences say nothing", []extract.Text{text(1, "与2025年预算相比，增加10万元。")}, nil, 0},
		{"a law of some year says nothing", []extract.Text{text(3, "财预〔2016〕143号")}, nil, 0},
	} {
		doc := documentOf(c.tables...)
		doc.Texts = c.texts
		if got := DocumentYear(doc); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Columns of two years are told apart by the year, whichever comes first.
func TestMatchColumnsOfYears(t *testing.T) {
	columns := []Column{{Role: RoleName, Path: Path{"项目"}}, {ID: "prior", Path: Path{"上年预算数"}},
		{ID: "budget", Path: Path{"本年预算数"}}}
	for head, want := range map[string]string{
		"项目 | 2025年预算数 | 2026年预算数": "name[0] prior[1] budget[2]",
		"项目 | 2026年预算数 | 2025年预算数": "name[0] prior[2] budget[1]",
		"项目 | 上年预算数 | 2026年预算数":    "name[0] prior[1] budget[2]",
		"项目 | 2026年预算数":            "name[0] prior[] budget[1]",
	} {
		printed := titled(tableOf(head, "---"), "2026年收支总表")
		m := newRecogniser(documentOf(printed)).table(&Table{ID: "t", titles: numbersOf(&titleWords, "收支总表"),
			Columns: declaring(columns...).Columns}, 0)
		if got := placed(m.Panels); got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}
