// Package captions reads what stands above tables and sheets and in their headers about the whole of them: the unit of
// their amounts, the department, the year.
package captions

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// Department is the name printed with a table behind one of the labels, where it is not the document's own; else nil.
func Department(t *extract.Table, labels []string, own *string) *string {
	for _, c := range t.Captions {
		name := hanzi.Fold(strings.TrimSpace(Labelled(c.Text, labels)))
		if name != "" && (own == nil || hanzi.Key(*own) != hanzi.Key(WithoutRemark(name))) {
			return &name
		}
	}
	return nil
}

var (
	// edges are signs that no name begins or ends with.
	edges = "·．.、，,：:;；-—_ 　"
	// remark stands behind a name and is none of it.
	remark = lexicon.Pattern(func(l *lexicon.Lexicon) string { return `[(（]` + lexicon.Any(l.Bodies.Remarks) + `[)）]$` })
)

// WithoutRemark is the name of a body as people quote it: a table of 某局（汇总） is the department's own.
func WithoutRemark(name string) string {
	name = strings.Trim(hanzi.Squeeze(hanzi.Fold(name)), edges)
	return strings.Trim(remark().ReplaceAllString(name, ""), edges)
}

var nextLabel = lazyregexp.New(`\s*(?:金额)?单位\s*[:：].*$`)

// Labelled gives what follows one of the labels and a colon.
func Labelled(s string, labels []string) string {
	for _, l := range labels {
		for _, colon := range []string{"：", ":"} {
			if rest, ok := strings.CutPrefix(s, l+colon); ok {
				rest = nextLabel.ReplaceAllString(rest, "")
				// 单位 is a label of both
				if _, money := value.FindUnit("单位：" + rest); !money && !unitBegun.MatchString("单位:"+hanzi.Key(rest)) {
					return rest
				}
			}
		}
	}
	return ""
}

// LabelAlone reports whether a caption is nothing but one of the labels.
func LabelAlone(s string, labels []string) bool {
	return slices.ContainsFunc(labels, func(l string) bool { return hanzi.Key(s) == hanzi.Key(l)+":" })
}

var yearPrinted = lazyregexp.New(`(20\d\d)年`)

// Year is the year printed above a table, nil without one.
func Year(t *extract.Table) *int {
	for _, c := range t.Captions {
		if g := yearPrinted.FindStringSubmatch(schema.PlainDigits(c.Text)); g != nil {
			y, _ := strconv.Atoi(g[1])
			return &y
		}
	}
	return nil
}
