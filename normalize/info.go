package normalize

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// info finds what concerns the whole document: department, year, unit, date.
func (n *normalizer) info() {
	i := &n.out.Info
	if n.form != nil {
		i.Form = &n.form.ID
		i.Unit = n.commonUnit()
	}
	if w := n.match.Words; w != nil {
		i.Kind = &w.Kind
		i.Department = n.department(w)
	}
	i.Year = n.year()
	i.Published = n.published()
}

// commonUnit is the unit printed above most tables.
func (n *normalizer) commonUnit() *string {
	count := map[string]int{}
	best := n.form.Unit
	for _, m := range n.match.Tables {
		if u := n.unit("", &n.doc.Tables[m.Index]); u != nil {
			if count[*u]++; count[*u] > count[best] {
				best = *u
			}
		}
	}
	if best == "" {
		return nil
	}
	return &best
}

// department is the name that most captions give after a label such as 编制部门：, else the one of the performance sheets.
func (n *normalizer) department(words *schema.Form) *string {
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
	for _, m := range n.match.Tables {
		captions := n.doc.Tables[m.Index].Captions
		for i, c := range captions {
			add(labelled(c.Text, words.Document.Department))
			if i > 0 && labelAlone(captions[i-1].Text, words.Document.Department) && body.MatchString(hanzi.Key(c.Text)) {
				add(c.Text) // the label and the name are set as two lines
			}
		}
	}
	if best == "" {
		name, _ := words.Department(n.doc, func(name string) bool { return body.MatchString(hanzi.Key(name)) })
		add(name)
	}
	if best == "" {
		for _, s := range n.match.Sheets {
			if f, ok := s.Fields["department"]; ok && f.Value >= 0 {
				add(n.doc.Tables[s.Index].Cells[f.Value].Text)
			}
		}
	}
	if best == "" {
		return nil
	}
	return &best
}

var nextLabel = regexp.MustCompile(`\s*(?:金额)?单位\s*[:：].*$`)

// labelled gives what follows one of the labels and a colon.
func labelled(s string, labels []string) string {
	for _, l := range labels {
		for _, colon := range []string{"：", ":"} {
			if rest, ok := strings.CutPrefix(s, l+colon); ok {
				rest = nextLabel.ReplaceAllString(rest, "")
				if _, money := value.FindUnit("单位：" + rest); !money && !unitBegun.MatchString("单位:"+hanzi.Key(rest)) { // 单位 is a label of both
					return rest
				}
			}
		}
	}
	return ""
}

// labelAlone says whether a caption is nothing but one of the labels.
func labelAlone(s string, labels []string) bool {
	return slices.ContainsFunc(labels, func(l string) bool { return hanzi.Key(s) == hanzi.Key(l)+":" })
}

var (
	yearInTitle = regexp.MustCompile(`(20\d\d)年`)
	dateLine    = regexp.MustCompile(`^(20\d\d|二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$`)
)

// year is the budget year: the one in the document's title, else the one above its tables and sheets.
func (n *normalizer) year() *int {
	if w := n.match.Words; w != nil {
		if y, ok := w.TitleYear(n.doc); ok {
			return &y
		}
	}
	if y := n.match.Year; y != 0 && n.match.Words != nil {
		return &y
	}
	for i := range n.doc.Tables {
		if y := captionYear(&n.doc.Tables[i]); y != nil {
			return y
		}
	}
	return nil
}

func captionYear(t *extract.Table) *int {
	for _, c := range t.Captions {
		if g := yearInTitle.FindStringSubmatch(schema.PlainDigits(c.Text)); g != nil {
			y, _ := strconv.Atoi(g[1])
			return &y
		}
	}
	return nil
}

// published is the last line that is nothing but a date: the department signs with it.
func (n *normalizer) published() *string {
	for i := len(n.doc.Texts) - 1; i >= 0; i-- {
		if d, ok := dateOf(hanzi.Key(n.doc.Texts[i].Text)); ok {
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
