// Package identity finds what concerns the whole document: department, year, unit, date.
package identity

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Of gives what a recognised document prints of itself; units are those of its tables. What it does not print is nil.
func Of(doc *extract.Document, match *schema.Match, units captions.Units) document.Info {
	var out document.Info
	r := reader{doc, match}
	if match.Form != nil {
		out.Form = &match.Form.ID
		out.Unit = units.Common()
	}
	if w := match.Words; w != nil {
		out.Department = r.department(w)
	}
	if match.Kind != "" {
		out.Kind = &match.Kind
	}
	out.Year = r.year()
	out.Published = r.published()
	return out
}

type reader struct {
	doc   *extract.Document
	match *schema.Match
}

// department is the name that most captions give after a label such as 编制部门：, else the one of the performance sheets.
func (r *reader) department(words *schema.Form) *string {
	count := map[string]int{}
	best := ""
	add := func(name string) {
		if name = hanzi.Fold(strings.TrimSpace(name)); name == "" {
			return
		}
		if count[name]++; best == "" || count[name] > count[best] {
			best = name
		}
	}
	for _, m := range r.match.Tables {
		printed := r.doc.Tables[m.Index].Captions
		for i, c := range printed {
			add(captions.Labelled(c.Text, words.Document.Department))
			if i > 0 && captions.LabelAlone(printed[i-1].Text, words.Document.Department) && PublicBody(c.Text) {
				add(c.Text) // the label and the name are set as two lines
			}
		}
	}
	if best == "" {
		name, _ := words.Department(r.doc, PublicBody)
		add(name)
	}
	if best == "" {
		for _, s := range r.match.Sheets {
			if f, ok := s.Fields["department"]; ok && f.Value >= 0 {
				add(r.doc.Tables[s.Index].Cells[f.Value].Text)
			}
		}
	}
	if best == "" {
		return nil
	}
	return &best
}

// body ends the names of public bodies and the units below them.
var body = regexp.MustCompile(`(局|委|委员会|办|办公室|中心|院|厅|站|所|队|总队|支队|大队|校|学校|中学|小学|大学|学院|馆|社|会|协会|处|科|部|府|政府|街道|公司|台|团|园|本级|机关)(\(.*\))?$`)

// PublicBody tells whether a name reads like that of a public body or of a unit below one.
func PublicBody(name string) bool { return body.MatchString(hanzi.Key(name)) }

var dateLine = regexp.MustCompile(`^(20\d\d|二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$`)

// year is the budget year: the one in the document's title, else the one above its tables and sheets.
func (r *reader) year() *int {
	if w := r.match.Words; w != nil {
		if y, ok := w.TitleYear(r.doc); ok {
			return &y
		}
	}
	if y := r.match.Year; y != 0 && r.match.Words != nil {
		return &y
	}
	for i := range r.doc.Tables {
		if y := captions.Year(&r.doc.Tables[i]); y != nil {
			return y
		}
	}
	return nil
}

// published is the last line that is nothing but a date: the department signs with it.
func (r *reader) published() *string {
	for i := len(r.doc.Texts) - 1; i >= 0; i-- {
		if d, ok := dateOf(hanzi.Key(r.doc.Texts[i].Text)); ok {
			s := d.Format(time.DateOnly)
			return &s
		}
	}
	return nil
}

// dateOf reads 2025年2月14日 and 二〇二五年二月十四日.
func dateOf(s string) (time.Time, bool) {
	g := dateLine.FindStringSubmatch(s)
	if g == nil {
		return time.Time{}, false
	}
	year, _ := strconv.Atoi(schema.PlainDigits(g[1]))
	month, day := smallNumber(g[2]), smallNumber(g[3])
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return d, d.Year() == year && int(d.Month()) == month && d.Day() == day // 31 June is no date
}

// smallNumber reads a number up to 99 in Arabic or Chinese digits: 14, 十四, 二十.
func smallNumber(s string) int {
	tens, ones, ok := strings.Cut(s, "十")
	if !ok {
		n, _ := strconv.Atoi(schema.PlainDigits(s))
		return n
	}
	n := 10
	if tens != "" {
		t, _ := strconv.Atoi(schema.PlainDigits(tens))
		n = 10 * t
	}
	o, _ := strconv.Atoi(schema.PlainDigits(ones))
	return n + o
}
