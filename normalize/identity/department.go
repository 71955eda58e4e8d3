package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
	"gongkai/normalize/captions"
)

// department is whose paper it is, as people quote the name: what most captions give behind a label such as 编制部门：, else
// what the title says, the performance sheets, the lines that name it with a year, or a label in the text.
func (r *reader) department() *string {
	for _, source := range []func() string{r.captioned, r.titled, r.inSheets, r.withYear, r.behindLabel} {
		if name := quoted(source()); name != "" {
			return &name
		}
	}
	return nil
}

// names counts names and gives the first of those met most often.
type names struct {
	count map[string]int
	best  string
}

func (n *names) add(name string) {
	if name = hanzi.Fold(strings.TrimSpace(name)); name == "" {
		return
	}
	if n.count == nil {
		n.count = map[string]int{}
	}
	if n.count[name]++; n.best == "" || n.count[name] > n.count[n.best] {
		n.best = name
	}
}

// ofAll is the name met most often. The own offices (本级) beside units of other names are a part of the department, and
// the name is that of the department then.
func (n *names) ofAll() string {
	whole := lexicon.Words().Bodies.WithoutLevel(hanzi.Key(n.best))
	if whole == hanzi.Key(n.best) {
		return n.best
	}
	for name := range n.count {
		if PublicBody(name) && KeyOfWhole(name) != KeyOfWhole(n.best) {
			return whole
		}
	}
	return n.best
}

// captioned is the name that most captions of tables give. One that a line ends within goes on in the next caption, and
// one that was clipped yields to a longer one that begins so and reads like a public body.
func (r *reader) captioned() string {
	if r.match.Words == nil {
		return ""
	}
	labels := r.match.Words.Document.Department
	var n names
	for _, m := range r.match.Tables {
		printed := r.doc.Tables[m.Index].Captions
		for i, c := range printed {
			name := captions.Labelled(c.Text, labels)
			if name != "" && !PublicBody(name) && i+1 < len(printed) && PublicBody(name+printed[i+1].Text) &&
				endsName(printed[i+1].Text) {
				name += printed[i+1].Text
			}
			n.add(name)
			if i > 0 && captions.LabelAlone(printed[i-1].Text, labels) && PublicBody(c.Text) {
				n.add(c.Text) // the label and the name are set as two lines
			}
		}
	}
	if n.best != "" && !PublicBody(n.best) {
		longer := n.best
		for name := range n.count {
			if strings.HasPrefix(name, n.best) && PublicBody(name) && (longer == n.best || len(name) < len(longer)) {
				longer = name
			}
		}
		return longer
	}
	return n.best
}

// endsName reports whether a line may be the end of a name: a few characters and no label.
func endsName(s string) bool {
	return utf8.RuneCountInString(s) <= 12 && !strings.ContainsAny(s, "：:，。0123456789")
}

// titled is what the title of the document says.
func (r *reader) titled() string {
	if w := r.match.Words; w != nil {
		if name, ok := w.Department(r.doc, PublicBody); ok {
			return name
		}
	}
	for _, t := range r.cover() {
		if name := nameInTitle(t); name != "" {
			return name
		}
	}
	return ""
}

// nameInTitle is the public body in a title that has a year; empty for none.
func nameInTitle(title string) string {
	for _, p := range []*regexp.Regexp{yearBefore(), yearBehind()} {
		if m := p.FindStringSubmatch(title); m != nil && PublicBody(m[1]) {
			return m[1]
		}
	}
	return ""
}

// yearBefore and yearBehind are titles with the year in front of the name, or behind it: 2018年度某院预算公开.
var (
	yearBefore = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.YearBefore })
	yearBehind = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.YearBehind })
)

// inSheets is the department of the performance sheets.
func (r *reader) inSheets() string {
	var n names
	for _, s := range r.match.Sheets {
		if f, ok := s.Fields["department"]; ok && f.Value >= 0 {
			n.add(r.doc.Tables[s.Index].Cells[f.Value].Text)
		}
	}
	return n.ofAll()
}

// leastWithYear is how often a name must stand with a year to be the paper's own: others are named once.
const leastWithYear = 2

// subjectOfYear is a line whose sentence begins with a name and a year: 某局2019年度收入预算….
var subjectOfYear = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.SubjectOfYear })

// withYear is the name that most lines and captions name in front of a year.
func (r *reader) withYear() string {
	var n names
	see := func(text string) {
		if m := subjectOfYear().FindStringSubmatch(hanzi.Key(text)); m != nil && PublicBody(m[1]) && !ownWords(m[1]) {
			n.add(m[1])
		}
	}
	for i := range r.doc.Texts {
		see(r.doc.Texts[i].Text)
	}
	for i := range r.doc.Running {
		see(r.doc.Running[i].Text)
	}
	for i := range r.doc.Tables {
		for _, c := range r.doc.Tables[i].Captions {
			see(c.Text)
		}
	}
	if n.count[n.best] < leastWithYear {
		return ""
	}
	return n.ofAll()
}

// ownWords are what a department calls itself, and what no name is.
func ownWords(s string) bool {
	return slices.Contains(lexicon.Words().Bodies.Themselves, s) || strings.HasPrefix(s, "本") || strings.HasPrefix(s, "我")
}

// behindLabel is what stands behind a label on the first pages: 预算单位：某局, 项目主管部门：某委员会.
func (r *reader) behindLabel() string {
	for i := range r.doc.Texts {
		t := &r.doc.Texts[i]
		if t.Page > 2 {
			break
		}
		label, name, ok := strings.Cut(hanzi.Key(t.Text), ":")
		if ok && slices.Contains(lexicon.Words().Bodies.Labels, label) && PublicBody(name) &&
			utf8.RuneCountInString(name) >= 4 {
			return name
		}
	}
	return ""
}

// cover gives the lines of the first pages.
func (r *reader) cover() []string {
	var out []string
	for i := range r.doc.Texts {
		if t := &r.doc.Texts[i]; t.Page <= 2 && len(out) < coverLines {
			out = append(out, hanzi.Key(t.Text))
		}
	}
	return out
}

// coverLines is more lines than any title has.
const coverLines = 12

// quoted is a name without the signs and remarks around it.
func quoted(name string) string {
	name = captions.WithoutRemark(name)
	if strings.Count(hanzi.Key(name), "(") != strings.Count(hanzi.Key(name), ")") { // a caption that ends within brackets
		if i := strings.IndexAny(name, "(（"); i > 0 {
			name = name[:i]
		}
	}
	return name
}

// PublicBody reports whether a name reads like that of a public body or of a unit below one.
func PublicBody(name string) bool { return lexicon.Words().Bodies.Is(hanzi.Key(name)) }

// Key is a name for comparison: short and former names of a body, and names with and without 中共, have the same.
// 中共江苏省委办公厅, 中国共产党江苏省委员会办公厅 and 江苏省委办公厅 are one.
func Key(name string) string {
	key := hanzi.Key(quoted(name))
	b := lexicon.Words().Bodies
	for _, r := range b.Short {
		key = strings.ReplaceAll(key, hanzi.Key(r[0]), hanzi.Key(r[1]))
	}
	for _, r := range b.Former {
		key = strings.ReplaceAll(key, hanzi.Key(r[0]), hanzi.Key(r[1]))
	}
	if m := conference().FindStringSubmatch(key); m != nil { // 政协江苏省委办公厅 is 江苏省政协办公厅
		key = m[1] + b.Conference + m[2]
	}
	for _, lead := range b.Leads {
		key = strings.TrimPrefix(key, lead)
	}
	return key
}

// KeyOfWhole is the key of the department that a name is of, be it of its own office (本级) alone.
func KeyOfWhole(name string) string {
	key := Key(name)
	for _, w := range lexicon.Words().Bodies.OwnOffice {
		if s, ok := strings.CutSuffix(key, w); ok && s != "" {
			return s
		}
	}
	return key
}

var conference = lexicon.Pattern(func(l *lexicon.Lexicon) string { return l.Bodies.ConferenceOf })
