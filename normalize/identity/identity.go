// Package identity finds what concerns the whole document: department, year, unit, date.
package identity

import (
	"strconv"
	"strings"
	"time"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// Told is what a person says of a document, by department, scope, place (a name or code) and year; "" for nothing. It
// goes before what is printed. The kind of paper is told to schema.RecogniseTold.
type Told map[string]string

// Of gives what a recognised document prints of itself; units are those of its tables. What it does not print is nil.
func Of(doc *extract.Document, match *schema.Match, units captions.Units, told Told) document.Info {
	var out document.Info
	r := reader{doc, match}
	if match.Form != nil {
		out.Form = &match.Form.ID
		out.Unit = units.Common()
	}
	if match.Kind != "" {
		out.Kind = &match.Kind
	}
	text := func(name string, read func() *string) *string {
		if s, ok := told[name]; !ok {
			return read()
		} else if s != "" {
			return &s
		}
		return nil
	}
	out.Department = text("department", r.department)
	out.Scope = text("scope", func() *string {
		if out.Kind == nil || *out.Kind == schema.EvaluationReport { // of what is no budget nobody asks
			return nil
		}
		return r.scope(out.Department)
	})
	if s, ok := told["place"]; ok {
		out.Place = Division(s)
	} else {
		out.Place = r.place(out.Department)
	}
	if s, ok := told["year"]; !ok {
		out.Year = r.year()
	} else if y, err := strconv.Atoi(s); err == nil {
		out.Year = &y
	}
	out.Published = r.published()
	return out
}

type reader struct {
	doc   *extract.Document
	match *schema.Match
}

var dateLine = lazyregexp.New(`^(20\d\d|二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$`)

var monthLine = lazyregexp.New(`^.+年[\d一二三四五六七八九十]{1,3}月$`)

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

// published is the last line that is nothing but a date: the department signs with it. Else it is the month that a line
// of the cover is: further behind, a month may be that of another paper.
func (r *reader) published() *string {
	for i := len(r.doc.Texts) - 1; i >= 0; i-- {
		if d, ok := dateOf(hanzi.Key(r.doc.Texts[i].Text)); ok {
			s := d.Format(time.DateOnly)
			return &s
		}
	}
	for _, t := range r.cover() {
		if !monthLine.MatchString(t) {
			continue
		}
		if d, ok := dateOf(t + "1日"); ok {
			s := d.Format("2006-01")
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
